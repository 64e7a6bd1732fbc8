"""Authentication by user and password, or by token; health stays open to probes."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest

from mlrun_db.server import LocalServer

Make = Callable[..., LocalServer]


def get(url: str, header: str | None = None, path: str = "/api/runs") -> httpx.Response:
    headers = {} if header is None else {"authorization": header}
    return httpx.get(f"{url}{path}", headers=headers)


def test_user_and_password(make_server: Make) -> None:
    url = make_server(user="ann", password="pä:ss", version="1.5.2").url
    for path in ("/api/runs", "/api/v1/runs", "/api/zz", "/_dev/state", "/zz"):
        response = get(url, path=path)
        assert response.status_code == 401
        assert response.headers["www-authenticate"] == 'Basic realm="mlrun"'
        assert "missing or wrong" in response.json()["detail"]["reason"]
    for wrong in ("Basic", "Basic !!", "Basic YW5u", "Bearer ann", "Bearer", "zz", "Basic /w=="):
        assert get(url, wrong).status_code == 401, wrong
    assert httpx.get(f"{url}/api/runs", auth=("ann", "x")).status_code == 401
    auth = httpx.BasicAuth("ann", "pä:ss")
    assert httpx.get(f"{url}/api/runs", auth=auth).status_code == 200
    for path in ("/api/healthz", "/api/v1/healthz"):
        assert get(url, path=path).status_code == 200
    large = httpx.post(f"{url}/api/log/p1/u1", content=b"x" * 5_000_000)
    assert large.status_code == 401


def test_token(make_server: Make) -> None:
    url = make_server(token="s3cret", version="0.6.6").url
    response = get(url)
    assert (response.status_code, response.headers["www-authenticate"]) == (
        401,
        'Bearer realm="mlrun"',
    )
    assert get(url, "Bearer s3cre").status_code == 401
    assert get(url, "bearer s3cret").status_code == 200


def test_both(make_server: Make) -> None:
    url = make_server(user="ann", password="pw", token="t", version="0.6.6").url
    assert "Basic" in get(url).headers["www-authenticate"]
    assert "Bearer" in get(url).headers["www-authenticate"]
    assert get(url, "Bearer t").status_code == 200
    assert httpx.get(f"{url}/api/runs", auth=("ann", "pw")).status_code == 200


def test_a_password_requires_a_user() -> None:
    with pytest.raises(ValueError, match="requires a user"):
        LocalServer(password="x", version="0.6.6")
    assert "hidden" not in repr(LocalServer(user="ann", password="hidden", version="0.6.6"))
