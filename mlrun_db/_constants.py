"""Every number of the client, in one place. Times are in seconds."""

REQUEST_TIMEOUT = 45.0
CONNECT_TIMEOUT = 5.0
SUBMIT_TIMEOUT = 140.0  # the server starts the run's resources before it answers
START_FUNCTION_TIMEOUT = 60.0
SUBMIT_PIPELINE_TIMEOUT = 60.0

ATTEMPTS = 3
RETRY_DELAY = 0.25  # before the second attempt at the most; doubles with each attempt
RETRY_DELAY_CAP = 8.0  # also for a Retry-After of the server

MAX_CONNECTIONS = 16  # both limits are the same: httpcore counts all connections against both
KEEPALIVE_EXPIRY = 4.0  # shorter than the server's 5 s, so that no closing connection is reused

POLL_INTERVAL = 3.0
IDLE_LOG_INTERVAL = 10.0
IDLE_LOG_POLLS = 3  # after as many empty answers the log is asked for less often
PROJECT_TIMEOUT = 120.0
BUILD_TIMEOUT = 1800.0

DEFAULT_PROJECT = "default"
GRACE_PERIOD = 14400  # of deleted runtime resources, as documented
