"""Projects from their source: an archive or a repository."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mlrun_api.api import projects

from .._display.cells import first_found
from .._transport.arguments import as_dict, text
from .._transport.request import UNSET
from ..errors import MLRunInvalidArgumentError
from .logs import Logs
from .secrets import Secrets


class ProjectLoading(Logs, Secrets):
    def load_project(
        self,
        name: str,
        url: str,
        secrets: Mapping[str, str] | None = None,
        save_secrets: bool = True,
    ) -> str:
        """Load a project from its source, print the log of that, and return how it ended.

        Needs MLRun 1.3 or newer with a cluster. The project stays whatever happens: it may have
        existed before. It is not sent again after a lost response. Operations: load_project, then
        get_log, and without ``save_secrets`` delete_project_secrets.

        Args:
            name: the project's name.
            url: URL of the archive or repository, such as
                ``"git://github.com/org/repo.git#main"``.
            secrets: secrets by name, stored in the project first.
            save_secrets: whether the project keeps them. False deletes those of ``secrets``, and
                only those, afterwards.

        Returns:
            The state of the run that loads it: "completed" when it is there.
        """
        if not text("url", url):
            raise MLRunInvalidArgumentError("url must not be empty")
        body: Any = UNSET
        values = {} if secrets is None else as_dict("secrets", secrets)
        if values:
            body = {"provider": "kubernetes", "secrets": values}
        run = self._send(projects.load_project(name, url_query=url, body=body))["data"]
        try:
            return self.watch_log(str(first_found(run, "metadata.uid")), name)
        finally:
            if values and not save_secrets:
                self.delete_project_secrets(name, "kubernetes", list(values))
