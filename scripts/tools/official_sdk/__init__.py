"""Steps of everyday work with MLRun's own SDK, one file per subject."""
