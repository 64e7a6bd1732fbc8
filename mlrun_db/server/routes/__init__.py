"""The HTTP side: read the request, call the rules, write the answer."""
