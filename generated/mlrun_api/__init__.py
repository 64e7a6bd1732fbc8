# Generated from openapi.yaml by scripts/generate. Do not edit: change openapi.yaml or templates/ and run it again.
"""The operations and types of the MLRun API, as openapi.yaml describes them."""
