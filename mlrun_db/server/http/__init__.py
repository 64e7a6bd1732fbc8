"""The HTTP layer: requests, parameters, responses, authentication, the published document."""
