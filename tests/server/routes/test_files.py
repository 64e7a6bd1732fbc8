"""Files below one folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from mlrun_db.server import LocalServer

Make = Callable[..., LocalServer]


@pytest.fixture
def served(tmp_path: Path, make_server: Make) -> tuple[Path, str]:
    folder = tmp_path / "served"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.csv").write_bytes(b"0123456789")
    (folder / "sub" / "b é.bin").write_bytes(b"\x00\xff")
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link").symlink_to(tmp_path / "secret.txt")
    return folder, f"{make_server(files=folder, version='0.6.6').url}/api"


def test_read_and_stat(served: tuple[Path, str]) -> None:
    folder, url = served
    for path in ("a.csv", f"{folder}/a.csv", f"file://{folder}/a.csv", "sub/../a.csv"):
        response = httpx.get(f"{url}/files", params={"path": path})
        assert response.content == b"0123456789"
        assert response.headers["content-type"] == "text/csv"
        assert response.headers["x-suggested-filename"] == "a.csv"
    middle = httpx.get(f"{url}/files?path=a.csv&offset=2&size=3")
    assert middle.content == b"234"
    assert httpx.get(f"{url}/files?path=a.csv&size={2**63 - 1}").content == b"0123456789"
    assert httpx.get(f"{url}/files?path=sub/b é.bin").content == b"\x00\xff"
    assert httpx.get(f"{url}/files?path=sub/").json() == {"listdir": ["b é.bin"]}
    found = httpx.get(f"{url}/filestat?path=sub/b é.bin").json()
    assert (found["size"], found["mimetype"]) == (2, "application/octet-stream")
    assert found["modified"] == pytest.approx((folder / "sub").stat().st_mtime, abs=60)


def test_files_of_a_project(served: tuple[Path, str], make_server: Make) -> None:
    url = f"{make_server(files=served[0]).url}/api/projects/p1"
    assert httpx.get(f"{url}/files?path=a.csv&offset=2&size=3").content == b"234"
    assert httpx.get(f"{url}/filestat?path=a.csv").json()["size"] == 10
    assert httpx.get(f"{url}/files?path=../secret.txt").status_code == 403


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("../secret.txt", 403),
        ("sub/../../secret.txt", 403),
        ("/etc/passwd", 403),
        ("/etc/", 403),
        ("link", 403),
        ("file:///etc/passwd", 403),
        ("zz", 404),
        ("zz/", 404),
        ("sub", 404),
        ("a\x00b", 404),
        ("a" * 5000, 404),
        ("s3://bucket/x", 404),
        ("", 422),
    ],
)
def test_rejected_requests(served: tuple[Path, str], path: str, status: int) -> None:
    url = served[1]
    response = httpx.get(f"{url}/files", params={"path": path})
    assert response.status_code == status
    assert "secret" not in response.text.replace("secret.txt", "")
    if path != "sub":
        assert httpx.get(f"{url}/filestat", params={"path": path}).status_code == status


def test_without_a_folder_there_are_no_files(http: httpx.Client) -> None:
    assert http.get("/files?path=/etc/passwd").status_code == 403
    assert http.get("/files?path=x&size=zz").status_code == 422
