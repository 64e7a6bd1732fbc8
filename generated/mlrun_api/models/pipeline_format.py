# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
from typing import Literal

PipelineFormat = Literal["full", "metadata_only", "name_only", "summary"]
