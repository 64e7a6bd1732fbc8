"""Execution of jobs: each in a process of its own, with MLRun's own SDK, as a pod would run it."""
