"""The operations of openapi.yaml that the embedded server does not serve: it returns 404 or 405."""

NOT_SERVED = frozenset(
    {
        "create_hub_source",
        "delete_hub_source",
        "delete_secret_token",
        "delete_secret_tokens",
        "get_hub_asset",
        "get_hub_catalog",
        "get_hub_item",
        "get_hub_item_object",
        "get_hub_source",
        "list_hub_sources",
        "list_secret_tokens",
        "store_hub_source",
        "store_secret_tokens",
    }
)
