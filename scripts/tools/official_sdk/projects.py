"""Projects."""

from __future__ import annotations

import mlrun
import mlrun.common.schemas as schemas
from mlrun.errors import (
    MLRunAccessDeniedError,
    MLRunBadRequestError,
    MLRunConflictError,
    MLRunNotFoundError,
    MLRunPreconditionFailedError,
)

from .steps import HANDLERS, check, check_raises, db, names, project_of, step, wait

P = "churn"


@step()
def connecting_adopts_the_settings_of_the_server() -> None:
    check(db().server_version, mlrun.__version__)
    check(mlrun.mlconf.artifact_path.startswith("/"), True)


@step()
def a_created_project_is_listed() -> None:
    project = project_of(P)
    check(project.metadata.name, P)
    check(P in db().list_projects(format_="name_only"), True)
    check(db().get_project(P).status.state, "online")


@step()
def only_default_is_there_from_the_start() -> None:
    check(sorted(db().list_projects(format_="name_only")), [P, "default"])


@step()
def description_goals_params_and_labels_are_saved() -> None:
    project = project_of(P)
    project.spec.description = "finds churn"
    project.spec.goals = "recall"
    project.spec.params = {"limit": 3}
    project.metadata.labels = {"team": "risk"}
    project.save()
    found = db().get_project(P)
    check((found.spec.description, found.spec.goals), ("finds churn", "recall"))
    check((found.get_param("limit"), found.metadata.labels), (3, {"team": "risk"}))
    check(bool(found.metadata.created), True)


@step()
def get_or_create_loads_a_project_that_exists() -> None:
    check(mlrun.get_or_create_project(P, context="./again").spec.description, "finds churn")


@step()
def a_second_creation_is_a_conflict() -> None:
    body = schemas.Project(metadata=schemas.ProjectMetadata(name=P))
    check_raises(MLRunConflictError, lambda: db().create_project(body), P)


@step()
def an_unknown_project_is_not_found() -> None:
    check_raises(MLRunNotFoundError, lambda: db().get_project("nobody"), "nobody")


@step()
def a_run_of_an_unknown_project_is_not_found() -> None:
    run = {"metadata": {"name": "r"}}
    check_raises(MLRunNotFoundError, lambda: db().store_run(run, "u1", "nobody"), "nobody")


@step()
def a_malformed_name_is_refused() -> None:
    body = {"metadata": {"name": "Bad_Name"}, "spec": {}}
    check_raises(MLRunBadRequestError, lambda: db().store_project("Bad_Name", body), "Bad_Name")


@step()
def patch_changes_one_field_only() -> None:
    db().patch_project(P, {"spec": {"goals": "precision"}})
    found = db().get_project(P)
    check((found.spec.goals, found.spec.description), ("precision", "finds churn"))


@step()
def projects_by_label() -> None:
    check(db().list_projects(format_="name_only", labels=["team=risk"]), [P])
    check(db().list_projects(format_="name_only", labels=["team=none"]), [])


@step()
def projects_in_full_are_objects() -> None:
    found = {each.metadata.name: each for each in db().list_projects(format_="full")}
    check(found[P].spec.description, "finds churn")


@step()
def projects_by_state() -> None:
    project = mlrun.get_or_create_project("old", context="./old")
    db().patch_project("old", {"spec": {"desired_state": "archived"}})
    check(db().list_projects(format_="name_only", state="archived"), ["old"])
    check(db().get_project(project.metadata.name).status.state, "archived")


@step()
def a_saved_function_is_part_of_the_project() -> None:
    project = project_of(P)
    project.set_function(HANDLERS, name="train", kind="job", image="mlrun/mlrun")
    project.save()
    found = db().get_project(P)
    check([each["name"] for each in found.to_dict()["spec"]["functions"]], ["train"])
    check(found.get_function("train", sync=True).kind, "job")


@step()
def a_yaml_file_becomes_a_project_again() -> None:
    project_of(P).export("churn.yaml")
    loaded = mlrun.load_project(
        "./loaded", "churn.yaml", name="churn-copy", save=True, allow_cross_project=True
    )
    check(loaded.spec.description, "finds churn")
    check(db().get_project("churn-copy").spec.params, {"limit": 3})


@step()
def a_zip_file_becomes_a_project_again() -> None:
    project_of(P).export("./churn.zip")
    loaded = mlrun.load_project(
        "./unzipped", "./churn.zip", name="churn-zip", save=True, allow_cross_project=True
    )
    check(loaded.get_param("limit"), 3)
    check("churn-zip" in db().list_projects(format_="name_only"), True)


@step()
def load_project_by_name_reads_the_server() -> None:
    loaded = mlrun.load_project("./by-name", f"db://{P}", save=False)
    check(loaded.spec.description, "finds churn")


@step()
def secrets_are_kept_by_name() -> None:
    project = project_of(P)
    project.set_secrets({"KEY": "hidden", "OTHER": "x"})
    keys = db().list_project_secret_keys(P, provider="kubernetes").secret_keys
    check(sorted(keys), ["KEY", "OTHER"])
    db().delete_project_secrets(P, provider="kubernetes", secrets=["OTHER"])
    check(db().list_project_secret_keys(P, provider="kubernetes").secret_keys, ["KEY"])


@step()
def a_secret_of_the_server_is_refused() -> None:
    call = lambda: db().create_project_secrets(P, "kubernetes", {"mlrun.internal": "x"})  # noqa: E731
    check_raises(MLRunAccessDeniedError, call, "mlrun.")


@step()
def everything_is_permitted() -> None:
    body = schemas.AuthorizationVerificationInput(
        resource=f"/projects/{P}", action=schemas.AuthorizationAction.read
    )
    check(db().verify_authorization(body), None)


@step()
def a_project_gets_runs_and_models() -> None:
    project = mlrun.get_or_create_project("counted", context="./counted")
    for number, state in enumerate(["completed", "error", "running"]):
        run = {"metadata": {"name": state}, "status": {"state": state}}
        db().store_run(run, f"u{number}", "counted")
    project.log_model("m", body=b"m", model_file="m.pkl")
    check(names(db().list_runs(project="counted")), ["completed", "error", "running"])
    check(names(project.list_models()), ["m"])


@step(since=(1, 8))
def the_summary_counts_runs_and_models() -> None:
    found = db().get_project_summary("counted")
    check((found.runs_failed_recent_count, found.runs_running_count, found.models_count), (1, 1, 1))
    if hasattr(found, "runs_completed_recent_count"):
        check(found.runs_completed_recent_count, 1)


@step()
def a_project_with_runs_is_not_deleted_by_default() -> None:
    call = lambda: db().delete_project("counted", deletion_strategy="restricted")  # noqa: E731
    check_raises(MLRunPreconditionFailedError, call, "counted")
    check("counted" in db().list_projects(format_="name_only"), True)


@step()
def cascade_deletes_the_project_and_what_is_in_it() -> None:
    db().delete_project("counted", deletion_strategy="cascade")
    check("counted" in db().list_projects(format_="name_only"), False)
    check_raises(MLRunNotFoundError, lambda: db().read_run("u0", "counted"))
    mlrun.get_or_create_project("counted", context="./counted")
    check(list(db().list_runs(project="counted")), [])
    check(list(db().list_artifacts(project="counted")), [])


@step()
def an_empty_project_is_deleted() -> None:
    db().delete_project("counted", deletion_strategy="restricted")
    wait(lambda: "counted" not in db().list_projects(format_="name_only"))


@step()
def setup_of_a_project_from_a_folder_runs() -> None:
    from pathlib import Path

    folder = Path("with-setup")
    folder.mkdir()
    (folder / "project.yaml").write_text("kind: project\nspec:\n  description: from a folder\n")
    (folder / "project_setup.py").write_text(
        "def setup(project):\n    project.spec.params['ready'] = True\n    return project\n"
    )
    loaded = mlrun.load_project("./with-setup", name="with-setup")
    check((loaded.spec.description, loaded.get_param("ready")), ("from a folder", True))


@step()
def names_of_projects_are_listed_in_every_format() -> None:
    for form in ("name_only", "full"):
        found = db().list_projects(format_=form)
        listed = sorted(found) if form == "name_only" else names(found)
        check(P in listed and "default" in listed, True)
