"""The tables, and the migrations of database files of older versions."""

from __future__ import annotations

import re

SCHEMA_VERSION = 4

_WORKS = """
CREATE TABLE works (
    kind TEXT NOT NULL, project TEXT NOT NULL, name TEXT NOT NULL, goal TEXT NOT NULL,
    mode TEXT NOT NULL, started REAL NOT NULL, total REAL NOT NULL, reads INTEGER NOT NULL,
    step INTEGER NOT NULL, due REAL, state TEXT, PRIMARY KEY (kind, project, name));
CREATE INDEX works_by_due ON works (mode, due);
CREATE INDEX works_by_name ON works (kind, name);
"""
_RUN_LABELS = """
CREATE TABLE run_labels (
    run INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, project TEXT NOT NULL,
    start_time REAL NOT NULL, PRIMARY KEY (run, name)) WITHOUT ROWID;
CREATE INDEX run_labels_by_value
    ON run_labels (project, name, value, start_time DESC, run);
CREATE INDEX run_labels_by_name ON run_labels (project, name, start_time DESC, run);
"""
_RUN_INDEXES = """
CREATE INDEX runs_by_update ON runs (project, last_update);
CREATE INDEX runs_by_end ON runs (project, end_time);
CREATE INDEX runs_in_project ON runs (project);
"""
_ARTIFACT_INDEXES = """
CREATE INDEX artifacts_in_project ON artifacts (project);
CREATE INDEX artifacts_by_tree ON artifacts (project, uid);
CREATE INDEX artifacts_by_time ON artifacts (project, updated);
"""
_VERSION_INDEXES = """
CREATE INDEX versions_by_state ON versions (kind, project, state);
CREATE INDEX versions_by_time ON versions (kind, project, updated);
"""
_ARTIFACT_KINDS = "CREATE INDEX artifacts_by_kind ON artifacts (project, kind);"
# ``uid`` is the tree, ``object_uid`` the uid of the version, ``best`` whether it is the best
# iteration, which the older rules find by links.
_ARTIFACTS = f"""
CREATE TABLE artifacts (
    id INTEGER PRIMARY KEY, project TEXT NOT NULL, uid TEXT NOT NULL, key TEXT NOT NULL,
    iter INTEGER NOT NULL, kind TEXT NOT NULL, updated REAL NOT NULL, body TEXT NOT NULL,
    object_uid TEXT NOT NULL, created REAL NOT NULL, best INTEGER NOT NULL,
    UNIQUE (project, key, iter, uid, object_uid));
CREATE INDEX artifacts_by_update ON artifacts (project, key, iter, updated);
CREATE INDEX artifacts_by_uid ON artifacts (project, object_uid);
{_ARTIFACT_KINDS}
"""

SCHEMA = f"""
CREATE TABLE projects (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, state TEXT, owner TEXT,
    created TEXT NOT NULL, body TEXT NOT NULL);
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, project TEXT NOT NULL, uid TEXT NOT NULL, iter INTEGER NOT NULL,
    name TEXT NOT NULL, state TEXT NOT NULL, start_time REAL NOT NULL, last_update REAL,
    body TEXT NOT NULL, end_time REAL, UNIQUE (project, uid, iter));
CREATE INDEX runs_by_start ON runs (project, iter, start_time DESC);
CREATE INDEX runs_by_start_all ON runs (project, start_time DESC);
CREATE INDEX runs_everywhere ON runs (iter, start_time DESC);
CREATE INDEX runs_by_name ON runs (project, name, start_time DESC);
CREATE INDEX runs_by_state ON runs (project, state, start_time DESC);
{_RUN_INDEXES}
{_RUN_LABELS}
CREATE TABLE logs (
    project TEXT NOT NULL, uid TEXT NOT NULL, start INTEGER NOT NULL, size INTEGER NOT NULL,
    body BLOB NOT NULL, UNIQUE (project, uid, start));
{_WORKS}
{_ARTIFACTS}
{_ARTIFACT_INDEXES}
CREATE TABLE versions (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, project TEXT NOT NULL, name TEXT NOT NULL,
    uid TEXT NOT NULL, state TEXT, created TEXT NOT NULL, updated REAL NOT NULL,
    body TEXT NOT NULL, UNIQUE (kind, project, name, uid));
{_VERSION_INDEXES}
CREATE TABLE tags (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, project TEXT NOT NULL, name TEXT NOT NULL,
    owner TEXT NOT NULL, object INTEGER NOT NULL, UNIQUE (kind, project, name, owner));
CREATE INDEX tags_by_object ON tags (kind, object);
CREATE TABLE labels (
    kind TEXT NOT NULL, object INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (kind, object, name)) WITHOUT ROWID;
CREATE INDEX labels_by_name ON labels (kind, name, value, object);
CREATE TABLE fields (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, object INTEGER NOT NULL, name TEXT NOT NULL,
    position INTEGER NOT NULL);
CREATE INDEX fields_by_object ON fields (kind, object);
CREATE INDEX fields_by_name ON fields (kind, name);
CREATE TABLE schedules (
    id INTEGER PRIMARY KEY, project TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
    body TEXT NOT NULL, UNIQUE (project, name));
CREATE TABLE documents (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL, project TEXT NOT NULL, name TEXT NOT NULL,
    body TEXT NOT NULL, UNIQUE (kind, project, name));
"""

TABLES = tuple(re.findall(r"CREATE TABLE (\w+)", SCHEMA))

# Version 1 has jobs in a separate table, other simulated work in the documents, and the labels of
# runs in the table of all labels.
_FROM_1 = f"""
{_WORKS}
INSERT INTO works SELECT 'run', project, uid, '', 'seconds', started, seconds, 0, step, due, NULL
    FROM jobs;
DROP TABLE jobs;
INSERT INTO works SELECT
    CASE kind WHEN 'background_task' THEN 'background-task' ELSE kind END, project, name, '',
    'seconds', coalesce(json_extract(body, '$.started'), json_extract(body, '$.created')),
    json_extract(body, '$.seconds'), 0, 0, NULL, NULL
    FROM documents WHERE kind IN ('build', 'background_task', 'pipeline');
DELETE FROM documents WHERE kind IN ('build', 'background_task');
{_RUN_LABELS}
INSERT INTO run_labels SELECT runs.id, labels.name, labels.value, runs.project, runs.start_time
    FROM labels JOIN runs ON runs.id = labels.object WHERE labels.kind = 'run';
DELETE FROM labels WHERE kind = 'run';
{_ARTIFACT_KINDS}
"""
# Version 2 has one artifact for each key, iteration and tree.
_FROM_2 = f"""
DROP INDEX artifacts_by_update;
DROP INDEX artifacts_by_kind;
ALTER TABLE artifacts RENAME TO old_artifacts;
{_ARTIFACTS}
INSERT INTO artifacts SELECT id, project, uid, key, iter, kind, updated, body,
    digest(project, key, iter, uid), updated, iter = 0 FROM old_artifacts;
DROP TABLE old_artifacts;
"""
# Version 3 has no column for the end of a run, and fewer indexes.
_FROM_3 = f"""
ALTER TABLE runs ADD COLUMN end_time REAL;
UPDATE runs SET end_time =
    (julianday(json_extract(body, '$.status.end_time')) - 2440587.5) * 86400.0;
{_RUN_INDEXES}
{_ARTIFACT_INDEXES}
{_VERSION_INDEXES}
"""
MIGRATIONS = {1: _FROM_1, 2: _FROM_2, 3: _FROM_3}


def migration(version: int) -> str:
    """Return the statements from a version (0: an empty file) to the current one."""
    if version == 0:
        return SCHEMA
    return "".join(MIGRATIONS[number] for number in range(version, SCHEMA_VERSION))
