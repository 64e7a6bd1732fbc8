"""The operations of openapi.yaml that the embedded server does not serve: it returns 404 or 405."""

NOT_SERVED = frozenset(
    {
        "delete_secret_token",
        "delete_secret_tokens",
        "list_secret_tokens",
        "store_secret_tokens",
    }
)
