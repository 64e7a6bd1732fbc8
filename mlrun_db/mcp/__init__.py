"""What assistants may use of a server, over the Model Context Protocol (extra ``mcp``)."""
