"""The methods of HTTPRunDB, one file per tag of openapi.yaml."""
