"""What administrators ask of gcloud: accounts, who may use what, pools of identities, buckets, builds and services, as far as the guides go.

All of it is remembered in one file, which is gone when all was taken back:
{"accounts": [EMAIL], "pools": {POOL: {PROVIDER: {"issuer": …, "audiences": […], "mapping": …, "condition": …}}}, "buckets": [NAME],
 "policies": {RESOURCE: [[ROLE, MEMBER]]}, "services": {NAME: {"runs as": EMAIL, "is built as": EMAIL}}}, where names are full, as Google's
are. What was never made cannot be taken back, and who does not exist gets no role. What gcloud says by itself is said in the words of gcloud
528; what a server would have answered is made up. An unknown command, flag or place ends with status 2.
"""

import json
import os
import pathlib
import subprocess
import sys

CONFIG = pathlib.Path(os.environ.get("CLOUDSDK_CONFIG", pathlib.Path.home() / ".config/gcloud"))
STATE = CONFIG / "stand-in-cloud.json"
BUILDS = CONFIG / "stand-in-builds.json"
PREPARED = pathlib.Path("/harness/prepared")
# Of the world's one project: tests/clients/world.ts.
PROJECT, NUMBER = "acme-ml", "300000000009"
OWN_ACCOUNTS = ".iam.gserviceaccount.com"
SWITCHES = {"quiet", "recursive", "clear-build-service-account"}
# What somebody answers whom gcloud asks.
SERVICE, REGION = "project", "us-central1"


def fail(message, status=1):
    print(message, file=sys.stderr)
    sys.exit(status)


def unknown(what):
    fail(f"The stand-in for gcloud does not know: {what}", 2)


def parsed(arguments):
    """The words and the flags, as in `--location global` or `--location=global`."""
    words, flags, rest = [], {}, list(arguments)
    while rest:
        one = rest.pop(0)
        if not one.startswith("--"):
            words.append(one)
            continue
        name, equals, value = one[2:].partition("=")
        flags[name] = "" if name in SWITCHES else value if equals else rest.pop(0) if rest else unknown(one)
    return words, flags


class Cloud:
    def __init__(self):
        self.state = json.loads(STATE.read_text()) if STATE.exists() else {}

    def part(self, name, empty):
        return self.state.setdefault(name, empty)

    def write(self):
        policies = {name: bindings for name, bindings in self.part("policies", {}).items() if bindings}
        kept = {name: value for name, value in {**self.state, "policies": policies}.items() if value}
        if kept:
            STATE.write_text(json.dumps(kept))
        else:
            STATE.unlink(missing_ok=True)

    def bind(self, resource, flags):
        """Google refuses a policy with an account in it that is not there."""
        member = flags["member"]
        kind, _, email = member.partition(":")
        if kind == "serviceAccount" and email.endswith(OWN_ACCOUNTS) and email not in self.part("accounts", []):
            fail(f"ERROR: INVALID_ARGUMENT: Service account {email} does not exist.")
        if kind == "principal" and not email.startswith(f"//iam.googleapis.com/projects/{NUMBER}/"):
            fail(f"ERROR: INVALID_ARGUMENT: Identity Pool does not exist ({member}).")
        bindings = self.part("policies", {}).setdefault(resource, [])
        if [flags["role"], member] not in bindings:
            bindings.append([flags["role"], member])

    def unbind(self, resource, flags):
        bindings = self.part("policies", {}).get(resource, [])
        if [flags["role"], flags["member"]] not in bindings:
            fail("ERROR: Policy binding with the specified principal, role, and condition not found!")
        bindings.remove([flags["role"], flags["member"]])

    def has(self, resource, role, member):
        return [role, member] in self.part("policies", {}).get(resource, [])


def account_resource(email):
    return f"projects/{PROJECT}/serviceAccounts/{email}"


def create_account(cloud, account, flags):
    accounts = cloud.part("accounts", [])
    email = f"{account}@{PROJECT}{OWN_ACCOUNTS}"
    if email in accounts:
        fail(f"ERROR: (gcloud.iam.service-accounts.create) Resource in projects [{PROJECT}] is the subject of a conflict.")
    accounts.append(email)


def existing_account(cloud, email):
    if email not in cloud.part("accounts", []):
        fail(f"ERROR: NOT_FOUND: Unknown service account {email}")
    return email


def delete_account(cloud, email, flags):
    cloud.part("accounts", []).remove(existing_account(cloud, email))
    policies = cloud.part("policies", {})
    policies.pop(account_resource(email), None)
    # What it was given is not gone with it, and can no longer be taken back by its name.
    for bindings in policies.values():
        for binding in bindings:
            binding[1] = binding[1].replace(f"serviceAccount:{email}", f"deleted:serviceAccount:{email}?uid=1")


def pool_name(pool):
    return f"projects/{NUMBER}/locations/global/workloadIdentityPools/{pool}"


def existing_pool(cloud, pool):
    pools = cloud.part("pools", {})
    if pool_name(pool) not in pools:
        fail(f"ERROR: NOT_FOUND: Requested entity was not found: {pool}")
    return pools[pool_name(pool)]


def create_pool(cloud, pool, flags):
    if pool_name(pool) in cloud.part("pools", {}):
        fail("ERROR: (gcloud.iam.workload-identity-pools.create) ALREADY_EXISTS: Requested entity already exists")
    cloud.part("pools", {})[pool_name(pool)] = {}


def describe_pool(cloud, pool, flags):
    existing_pool(cloud, pool)
    if flags.get("format") != "value(name)":
        unknown(flags.get("format"))
    print(pool_name(pool))


def delete_pool(cloud, pool, flags):
    existing_pool(cloud, pool)
    del cloud.part("pools", {})[pool_name(pool)]


def create_provider(cloud, provider, flags):
    pool = existing_pool(cloud, flags["workload-identity-pool"])
    pool[provider] = {
        "issuer": flags["issuer-uri"],
        "audiences": flags["allowed-audiences"].split(",") if "allowed-audiences" in flags else [],
        "mapping": flags["attribute-mapping"],
        "condition": flags["attribute-condition"],
    }


def delete_provider(cloud, provider, flags):
    pool = existing_pool(cloud, flags["workload-identity-pool"])
    if provider not in pool:
        fail(f"ERROR: NOT_FOUND: Requested entity was not found: {provider}")
    del pool[provider]


def create_configuration(cloud, provider, flags):
    """As gcloud 528 writes it: command_lib/iam/byoid_utilities/cred_config.py."""
    account = flags["service-account"]
    content = {
        "universe_domain": "googleapis.com",
        "type": "external_account",
        "audience": f"//iam.googleapis.com/{provider}",
        "subject_token_type": "urn:ietf:params:oauth:token-type:jwt",
        "token_url": "https://sts.googleapis.com/v1/token",
        "credential_source": {"file": flags["credential-source-file"]},
        "service_account_impersonation_url": f"https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/{account}:generateAccessToken",
    }
    pathlib.Path(flags["output-file"]).write_text(json.dumps(content, indent=2))
    print(f"Created credential configuration file [{flags['output-file']}].", file=sys.stderr)


def enable_services(cloud, first, flags, *more):
    """They stay on, as the guides leave them."""
    for service in (first, *more):
        if not service.endswith(".googleapis.com"):
            fail(f"ERROR: (gcloud.services.enable) PERMISSION_DENIED: Not found or permission denied for service(s): {service}.")


def create_bucket(cloud, bucket, flags):
    if bucket in cloud.part("buckets", []):
        fail("ERROR: (gcloud.storage.buckets.create) HTTPError 409: Your previous request to create the named bucket succeeded and you already own it.")
    cloud.part("buckets", []).append(bucket)


def existing_bucket(cloud, bucket):
    if bucket not in cloud.part("buckets", []):
        fail(f"ERROR: (gcloud.storage) {bucket} not found: 404.")
    return bucket


def remove_bucket(cloud, bucket, flags):
    if "recursive" not in flags:
        unknown("storage rm without --recursive")
    cloud.part("buckets", []).remove(existing_bucket(cloud, bucket))
    cloud.part("policies", {}).pop(bucket, None)


def submit_build(cloud, folder, flags):
    """A build runs as the account of its file, which has to be able to read what was sent and to write its log."""
    bucket = "/".join(flags["gcs-source-staging-dir"].split("/")[:3])
    existing_bucket(cloud, bucket)
    build = [PREPARED / "forge", "cloud-build"]
    found = subprocess.run([*build, "account", flags["config"]], check=True, capture_output=True, text=True)
    email = existing_account(cloud, found.stdout.strip().rpartition("/")[2])
    member = f"serviceAccount:{email}"
    for resource, role in ((bucket, "roles/storage.objectViewer"), (f"projects/{PROJECT}", "roles/logging.logWriter")):
        if not cloud.has(resource, role, member):
            fail(f"ERROR: (gcloud.builds.submit) {email} lacks {role} on {resource}.")
    status = subprocess.run([*build, "run", flags["config"], folder]).returncode
    if status == 2:
        sys.exit(2)
    BUILDS.write_text(json.dumps([{"status": "FAILURE" if status else "SUCCESS"}, *builds()]))
    if status:
        fail("ERROR: (gcloud.builds.submit) build completed with status \"FAILURE\"")


def usable_account(cloud, email):
    if email not in cloud.part("accounts", []):
        fail(f"ERROR: (gcloud.run) PERMISSION_DENIED: Permission 'iam.serviceaccounts.actAs' denied on service account {email} (or it may not exist).")
    return email


def say_service():
    print(f"Service name ({SERVICE}):  {SERVICE}\nPlease specify a region:\n {REGION}", file=sys.stderr)


def deploy(cloud, flags):
    if flags["source"] != ".":
        unknown(flags["source"])
    say_service()
    service = cloud.part("services", {}).setdefault(SERVICE, {})
    if "clear-build-service-account" in flags:
        service.pop("is built as", None)
    if "build-service-account" in flags:
        service["is built as"] = usable_account(cloud, flags["build-service-account"].rpartition("/")[2])
    if "service-account" in flags:
        service["runs as"] = usable_account(cloud, flags["service-account"])
    forget_usual(cloud)


def update_service(cloud, flags):
    say_service()
    services = cloud.part("services", {})
    if SERVICE not in services:
        fail(f"ERROR: (gcloud.run.services.update) Service [{SERVICE}] could not be found.")
    if flags["service-account"] == f"{NUMBER}-compute@developer.gserviceaccount.com":
        services[SERVICE].pop("runs as", None)
    else:
        services[SERVICE]["runs as"] = usable_account(cloud, flags["service-account"])
    forget_usual(cloud)


def forget_usual(cloud):
    """A service with the accounts that any has is as good as none: the guides do not delete it."""
    cloud.state["services"] = {name: service for name, service in cloud.part("services", {}).items() if service}


def list_instances(cloud, flags):
    print("Listed 0 items.", file=sys.stderr)


def describe_project(cloud, project, flags):
    if project != PROJECT or flags["format"] != "value(projectNumber)":
        unknown(f"{project} {flags['format']}")
    print(NUMBER)


def builds():
    return json.loads(BUILDS.read_text()) if BUILDS.exists() else []


def list_builds(cloud, flags):
    if flags["format"] != "value(status)":
        unknown(flags["format"])
    for build in builds()[: int(flags["limit"])]:
        print(build["status"])


def bindings(resource, existing=lambda cloud, name: name):
    """What adds to the policy of a resource and what takes from it; `existing` fails where it is not there."""
    return (
        lambda cloud, name, flags: cloud.bind(resource(existing(cloud, name)), flags),
        lambda cloud, name, flags: cloud.unbind(resource(existing(cloud, name)), flags),
    )


BINDING = {"role", "member", "condition"}
add_to_account, take_from_account = bindings(account_resource, existing_account)
add_to_project, take_from_project = bindings(lambda name: f"projects/{name}")
add_to_repository, take_from_repository = bindings(lambda name: f"repositories/{name}")
add_to_bucket, _ = bindings(lambda name: name, existing_bucket)

# Each with the flags that it has to be given, and those that it may be given.
COMMANDS = {
    "iam service-accounts create": (create_account, {"project"}, set()),
    "iam service-accounts delete": (delete_account, {"project"}, {"quiet"}),
    "iam service-accounts add-iam-policy-binding": (add_to_account, {"project", *BINDING}, set()),
    "iam service-accounts remove-iam-policy-binding": (take_from_account, {"project", *BINDING}, set()),
    "iam workload-identity-pools create": (create_pool, {"project", "location"}, set()),
    "iam workload-identity-pools describe": (describe_pool, {"project", "location", "format"}, set()),
    "iam workload-identity-pools delete": (delete_pool, {"project", "location"}, {"quiet"}),
    "iam workload-identity-pools create-cred-config": (
        create_configuration,
        {"service-account", "credential-source-file", "output-file"},
        set(),
    ),
    "iam workload-identity-pools providers create-oidc": (
        create_provider,
        {"project", "location", "workload-identity-pool", "issuer-uri", "attribute-mapping", "attribute-condition"},
        {"allowed-audiences"},
    ),
    "iam workload-identity-pools providers delete": (
        delete_provider,
        {"project", "location", "workload-identity-pool"},
        {"quiet"},
    ),
    "artifacts repositories add-iam-policy-binding": (add_to_repository, {"project", "location", *BINDING}, set()),
    "artifacts repositories remove-iam-policy-binding": (take_from_repository, {"project", "location", *BINDING}, set()),
    "projects add-iam-policy-binding": (add_to_project, BINDING, set()),
    "projects remove-iam-policy-binding": (take_from_project, BINDING, set()),
    "projects describe": (describe_project, {"format"}, set()),
    "compute instances list": (list_instances, {"project"}, {"filter"}),
    "run deploy": (
        deploy,
        {"source", "project"},
        {"service-account", "build-service-account", "clear-build-service-account"},
    ),
    "run services update": (update_service, {"project", "service-account"}, set()),
    "services enable": (enable_services, {"project"}, set()),
    "storage buckets create": (create_bucket, {"project", "location"}, set()),
    "storage buckets add-iam-policy-binding": (add_to_bucket, {"role", "member"}, set()),
    "storage rm": (remove_bucket, set(), {"recursive"}),
    "builds submit": (submit_build, {"project", "config", "gcs-source-staging-dir"}, set()),
    "builds list": (list_builds, {"project", "limit", "format"}, set()),
}


def administer(arguments):
    """Does what an administrator asks; false if it is none of these commands."""
    words, flags = parsed(arguments)
    length = next((count for count in (4, 3, 2) if " ".join(words[:count]) in COMMANDS), None)
    if length is None:
        return False
    act, needed, allowed = COMMANDS[" ".join(words[:length])]
    given = set(flags)
    if not needed <= given or not given <= needed | allowed or flags.get("project", PROJECT) != PROJECT:
        unknown(" ".join(arguments))
    if flags.get("condition", "None") != "None" or ("workload-identity-pools" in words and flags.get("location", "global") != "global"):
        unknown(" ".join(arguments))
    cloud = Cloud()
    first, *more = words[length:] or [None]
    act(cloud, *([] if first is None else [first]), flags, *more)
    cloud.write()
    return True
