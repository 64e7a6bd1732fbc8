"""``python -m mlrun_db.cli`` is the command, too."""

from mlrun_db.cli import main

raise SystemExit(main())
