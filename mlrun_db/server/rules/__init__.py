"""The rules: what a real server does with its state. They know no requests or responses."""
