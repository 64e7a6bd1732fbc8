"""How mlrun_db compares with plain HTTP clients and with MLRun's own: see docs/performance.md."""
