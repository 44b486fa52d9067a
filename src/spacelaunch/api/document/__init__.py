"""The service described in OpenAPI 3.1: bodies, operations and the document made of them."""
