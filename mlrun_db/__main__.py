"""``python -m mlrun_db`` runs the command, where ``mlrun-db`` is not on the PATH."""

from mlrun_db.cli import main

raise SystemExit(main())
