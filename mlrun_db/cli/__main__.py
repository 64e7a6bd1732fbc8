"""``python -m mlrun_db.cli`` runs the command."""

from mlrun_db.cli import main

raise SystemExit(main())
