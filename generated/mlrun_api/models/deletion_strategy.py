# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from typing import Literal

DeletionStrategy = Literal["cascade", "cascading", "check", "restrict", "restricted"]
