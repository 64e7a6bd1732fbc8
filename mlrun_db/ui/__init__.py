"""The web page: what an MLRun API server holds, read through HTTPRunDB (extra ``server``)."""

# What the page has in a server that has other paths, too.
PATHS = ("/", "/static/{name}", "/projects/{rest:path}")
