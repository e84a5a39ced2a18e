"""What an administrator asks of gcloud in the guides for machines on Google Cloud: remembered, and done nowhere else.

The emulator's world has the account and its roles already. What gcloud says by itself is said in the words of gcloud 528; what a server would
have answered is made up. A flag or a command that is not here ends with status 2; what is taken back without having been made, with status 1, as with Google.
"""

import argparse
import json
import os
import pathlib
import sys

CONFIG = pathlib.Path(os.environ.get("CLOUDSDK_CONFIG", pathlib.Path.home() / ".config/gcloud"))
# {"accounts": [email…], "bindings": [[resource, member, role]…], "services": {name: {"runs as": …, "is built as": …}}}
MEMORY = CONFIG / "stand-in-administrator.json"
PROJECTS = {"acme-ml": "300000000009"}
# What somebody answers whom gcloud asks.
SERVICE, REGION = "project", "us-central1"


class Refused(Exception):
    """What gcloud says behind `ERROR: (gcloud.…) `."""


def answer(arguments):
    """Answers and is true, where it is asked for one of its commands."""
    found = next((words for words in COMMANDS if tuple(arguments[: len(words)]) == words), None)
    if not found:
        return False
    function, positional, *flags = COMMANDS[found]
    parser = argparse.ArgumentParser(prog=" ".join(["The stand-in for gcloud:", *found]), allow_abbrev=False, add_help=False)
    for name in positional.split():
        parser.add_argument(name)
    for flag in flags:
        name, _, value = flag.strip("[]").partition("=")
        switch = {} if value else {"action": "store_true"}
        only = {"choices": [value]} if value and not value.isupper() else {}
        parser.add_argument(name, required=not flag.startswith("["), **switch, **only)
    memory = json.loads(MEMORY.read_text()) if MEMORY.exists() else {"accounts": [], "bindings": [], "services": {}}
    try:
        function(memory, parser.parse_args(arguments[len(found) :]))
    except Refused as refusal:
        print(f"ERROR: (gcloud.{'.'.join(found)}) {refusal}", file=sys.stderr)
        sys.exit(1)
    MEMORY.parent.mkdir(parents=True, exist_ok=True)
    if any(memory.values()):
        MEMORY.write_text(json.dumps(memory))
    else:
        MEMORY.unlink(missing_ok=True)
    return True


def say(message):
    print(message, file=sys.stderr)


def known(project):
    if project not in PROJECTS:
        raise Refused(f"[{project}] not found or permission denied.")


def create_account(memory, args):
    known(args.project)
    email = f"{args.name}@{args.project}.iam.gserviceaccount.com"
    if email in memory["accounts"]:
        raise Refused(
            f"Resource in projects [{args.project}] is the subject of a conflict: Service account {args.name} already exists"
            f" within project projects/{args.project}."
        )
    memory["accounts"].append(email)
    say(f"Created service account [{args.name}].")


def delete_account(memory, args):
    known(args.project)
    if args.email not in memory["accounts"]:
        raise Refused("NOT_FOUND: Unknown service account")
    memory["accounts"].remove(args.email)
    # What it was given is not gone with it, and can no longer be taken back by its name.
    for binding in memory["bindings"]:
        binding[1] = binding[1].replace(f"serviceAccount:{args.email}", f"deleted:serviceAccount:{args.email}?uid=1")
    say(f"deleted service account [{args.email}]")


def resource_of(args):
    return f"repository [{args.repository}]" if "repository" in args else f"project [{args.project}]"


def add(memory, args):
    known(args.project)
    kind, _, email = args.member.partition(":")
    if kind == "serviceAccount" and email not in memory["accounts"]:
        raise Refused(f"INVALID_ARGUMENT: Service account {email} does not exist.")
    if kind == "principal" and not email.startswith(f"//iam.googleapis.com/projects/{PROJECTS[args.project]}/"):
        raise Refused(f"INVALID_ARGUMENT: Identity Pool does not exist ({args.member}).")
    binding = [resource_of(args), args.member, args.role]
    if binding not in memory["bindings"]:
        memory["bindings"].append(binding)
    say(f"Updated IAM policy for {resource_of(args)}.")
    print(f"bindings:\n- members:\n  - {args.member}\n  role: {args.role}")


def remove(memory, args):
    known(args.project)
    binding = [resource_of(args), args.member, args.role]
    if binding not in memory["bindings"]:
        raise Refused("Policy binding with the specified principal, role, and condition not found!")
    memory["bindings"].remove(binding)
    say(f"Updated IAM policy for {resource_of(args)}.")


def deploy(memory, args):
    known(args.project)
    say(f"Service name ({SERVICE}):  {SERVICE}\nPlease specify a region:\n {REGION}")
    service = memory["services"].setdefault(SERVICE, {})
    if args.clear_build_service_account:
        service.pop("is built as", None)
    if args.build_service_account:
        service["is built as"] = existing(memory, args.build_service_account.rpartition("/")[2])
    if args.service_account:
        service["runs as"] = existing(memory, args.service_account)
    forget_usual(memory)
    say(f"Building using Buildpacks and deploying container to Cloud Run service [{SERVICE}] in project [{args.project}] region [{REGION}]")
    say(f"Service [{SERVICE}] revision [{SERVICE}-00001-abc] has been deployed and is serving 100 percent of traffic.")


def update(memory, args):
    known(args.project)
    say(f"Service name:  {SERVICE}\nPlease specify a region:\n {REGION}")
    if SERVICE not in memory["services"]:
        raise Refused(f"Service [{SERVICE}] could not be found.")
    if args.service_account == f"{PROJECTS[args.project]}-compute@developer.gserviceaccount.com":
        memory["services"][SERVICE].pop("runs as", None)
    else:
        memory["services"][SERVICE]["runs as"] = existing(memory, args.service_account)
    forget_usual(memory)
    say(f"Service [{SERVICE}] revision [{SERVICE}-00002-abc] has been deployed and is serving 100 percent of traffic.")


def existing(memory, email):
    if email not in memory["accounts"]:
        raise Refused(f"PERMISSION_DENIED: Permission 'iam.serviceaccounts.actAs' denied on service account {email} (or it may not exist).")
    return email


def forget_usual(memory):
    """A service with the accounts that any has is as good as none: the guides do not delete it."""
    memory["services"] = {name: service for name, service in memory["services"].items() if service}


def list_instances(memory, args):
    known(args.project)
    say("Listed 0 items.")


def describe_project(memory, args):
    known(args.project)
    print(PROJECTS[args.project])


# In capitals, any value; in brackets, a flag that may be left out.
BINDING = ["--member=MEMBER", "--role=ROLE", "--condition=None"]
OF_REPOSITORY = ["repository", "--project=PROJECT", "--location=us-central1", *BINDING]
COMMANDS = {
    ("iam", "service-accounts", "create"): [create_account, "name", "--project=PROJECT"],
    ("iam", "service-accounts", "delete"): [delete_account, "email", "--project=PROJECT", "--quiet"],
    ("artifacts", "repositories", "add-iam-policy-binding"): [add, *OF_REPOSITORY],
    ("artifacts", "repositories", "remove-iam-policy-binding"): [remove, *OF_REPOSITORY],
    ("projects", "add-iam-policy-binding"): [add, "project", *BINDING],
    ("projects", "remove-iam-policy-binding"): [remove, "project", *BINDING],
    ("projects", "describe"): [describe_project, "project", "--format=value(projectNumber)"],
    ("compute", "instances", "list"): [list_instances, "", "--project=PROJECT", "[--filter=FILTER]"],
    ("run", "deploy"): [
        *[deploy, "", "--source=.", "--project=PROJECT"],
        *["[--service-account=EMAIL]", "[--build-service-account=RESOURCE]", "[--clear-build-service-account]"],
    ],
    ("run", "services", "update"): [update, "", "--project=PROJECT", "--service-account=EMAIL"],
}
