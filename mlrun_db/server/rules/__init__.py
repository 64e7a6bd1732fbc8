"""What a real server would do with its state. Nothing here knows about HTTP."""
