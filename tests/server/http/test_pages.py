"""Paginated lists."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from mlrun_db.server import LocalServer
from mlrun_db.server.http.page_tokens import MAX_TOKENS
from tests.server.conftest import Clock

Json = dict[str, Any]
LISTS = [
    ("runs", "/projects/p1/runs?sort=no"),
    ("artifacts", "/v2/projects/p1/artifacts?tag=*"),
    ("funcs", "/projects/p1/functions"),
]


@pytest.fixture
def http(newest: httpx.Client) -> httpx.Client:
    return newest


@pytest.fixture
def filled(http: httpx.Client, make_run: Callable[..., Json]) -> httpx.Client:
    """Five objects of each kind."""
    for number in range(5):
        run = make_run(f"run{number}", state="completed" if number else "error")
        stored = [http.post(f"/projects/p1/runs/u{number}", json=run)]
        metadata = {"key": f"a{number}", "project": "p1"}
        artifact = {"kind": "model", "metadata": metadata, "spec": {}, "status": {}}
        stored.append(http.put(f"/v2/projects/p1/artifacts/a{number}", json=artifact))
        function = {"kind": "job", "metadata": {"name": f"f{number}"}}
        stored.append(http.post(f"/projects/p1/functions/f{number}", json=function))
        assert [response.status_code for response in stored] == [200] * 3
    return http


def get(http: httpx.Client, url: str, **query: Any) -> Json:
    response = http.get(url, params={**dict(httpx.URL(url).params), **query})
    assert response.status_code == 200, response.text
    return dict(response.json())


@pytest.mark.parametrize("field, url", LISTS)
def test_the_pages_add_up_to_the_list(filled: httpx.Client, field: str, url: str) -> None:
    whole = get(filled, url)
    assert set(whole) == {field, "pagination"} and len(whole[field]) == 5
    first = get(filled, url, **{"page": 1, "page-size": 2})
    token = first["pagination"]["page-token"]
    assert first["pagination"] == {"page": 1, "page-size": 2, "page-token": token}
    path = url.partition("?")[0]
    second = get(filled, path, **{"page-token": token})
    assert second["pagination"] == {"page": 2, "page-size": 2, "page-token": token}
    third = get(filled, path, **{"page-token": token})
    assert third["pagination"] == {"page": 3, "page-size": 2, "page-token": None}
    assert first[field] + second[field] + third[field] == whole[field]
    none = {"page": None, "page-size": None, "page-token": None}
    beyond = get(filled, path, **{"page-token": token})
    assert beyond == {field: [], "pagination": none}
    assert get(filled, path, **{"page": 2, "page-token": token}) == second
    again = get(filled, url, **{"page": 2, "page-size": 2})
    assert again == second


def test_a_full_last_page_is_followed_by_an_empty_one(filled: httpx.Client) -> None:
    url = "/projects/p1/runs?sort=no"
    token = get(filled, url, **{"page": 1, "page-size": 5})["pagination"]["page-token"]
    after = get(filled, url, **{"page-token": token})
    last = {"page": 2, "page-size": 5, "page-token": None}
    assert after == {"runs": [], "pagination": last}


@pytest.mark.parametrize("size, tokens", [(5, 1), (6, 0), (4, 1)])
def test_a_page_that_is_not_full_has_no_token(filled: httpx.Client, size: int, tokens: int) -> None:
    body = get(filled, "/projects/p1/runs", **{"page": 1, "page-size": size})
    assert len(body["runs"]) == min(size, 5)
    assert bool(body["pagination"]["page-token"]) == bool(tokens)


def test_a_token_stands_for_the_filters(filled: httpx.Client) -> None:
    query = {"state": "completed", "sort": "no", "page": 1, "page-size": 3}
    first = get(filled, "/projects/p1/runs", **query)
    token = first["pagination"]["page-token"]
    assert [run["metadata"]["name"] for run in first["runs"]] == ["run1", "run2", "run3"]
    second = get(filled, "/projects/other/runs", **{"page-token": token, "state": "error"})
    assert [run["metadata"]["name"] for run in second["runs"]] == ["run4"]


def test_a_size_alone_is_the_first_page_and_a_page_alone_the_list(filled: httpx.Client) -> None:
    assert get(filled, "/projects/p1/runs", **{"page-size": 2})["pagination"]["page"] == 1
    whole = get(filled, "/projects/p1/runs", page=1)["pagination"]
    assert whole == {"page": None, "page-size": None, "page-token": None}


@pytest.mark.parametrize("query", ["page=0", "page=x", "page-size=0", "page=1&page-size=-1"])
def test_invalid_numbers_are_rejected(filled: httpx.Client, query: str) -> None:
    assert filled.get(f"/projects/p1/runs?{query}").status_code == 422


@pytest.mark.parametrize("version, last", [("1.7.0", True), ("1.8.0", False)])
def test_equal_lists_share_a_token_which_1_7_forgets_with_the_last_page(
    make_server: Callable[..., LocalServer], version: str, last: bool
) -> None:
    server = make_server(version=version)
    with httpx.Client(base_url=f"{server.url}/api", timeout=10) as http:
        http.post("/projects", json={"metadata": {"name": "p1"}})
        for number in range(3):
            http.post(f"/projects/p1/runs/u{number}", json={"metadata": {"name": "x"}})
        url = "/projects/p1/runs?sort=no"
        pages = [get(http, url, **{"page": page, "page-size": 2}) for page in (1, 1, 2)]
        tokens = [page["pagination"]["page-token"] for page in pages]
        assert tokens[0] == tokens[1] and tokens[0]
        assert tokens[2] == (tokens[0] if last else None)
        more = http.get("/projects/p1/runs", params={"page-token": tokens[0]})
        assert more.status_code == (404 if last else 200)
        other = get(http, url, **{"page": 1, "page-size": 1})["pagination"]["page-token"]
        assert other != tokens[0]


def test_unknown_and_expired_tokens(filled: httpx.Client, clock: Clock) -> None:
    for path in ("/projects/p1/runs", "/v2/projects/p1/artifacts", "/projects/p1/functions"):
        response = filled.get(path, params={"page-token": "nothing"})
        assert response.status_code == 404
        assert "Token nothing not found" in response.text
    token = get(filled, "/projects/p1/runs", **{"page": 1, "page-size": 1})["pagination"]
    asked = {"page-token": token["page-token"]}
    assert filled.get("/projects/p1/functions", params=asked).status_code == 404  # another list
    clock.advance(3500)
    assert filled.get("/projects/p1/runs", params=asked).status_code == 200
    clock.advance(3500)
    assert filled.get("/projects/p1/runs", params=asked).status_code == 200
    clock.advance(3700)
    assert filled.get("/projects/p1/runs", params=asked).status_code == 404


def test_the_number_of_tokens_is_bounded(filled: httpx.Client) -> None:
    path, first = "/projects/p1/runs", {"page": 1, "page-size": 1}
    tokens = [
        get(filled, path, **first, last_update_time_from=f"{1000 + number}-01-01")["pagination"]
        for number in range(MAX_TOKENS + 1)
    ]
    found = [
        filled.get(path, params={"page-token": tokens[number]["page-token"]}).status_code
        for number in (0, 1, MAX_TOKENS)
    ]
    assert found == [404, 200, 200]
