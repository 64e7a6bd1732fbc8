"""Every limit of the client, in one place. Times are in seconds."""

REQUEST_TIMEOUT = 45.0
CONNECT_TIMEOUT = 1.9  # for all attempts to connect: a dead server is reported within 2 s
DEADLINE = 120.0  # of a call with all its attempts; longer where the call has a longer limit
SUBMIT_TIMEOUT = 200.0  # the server starts the run's resources before it responds
START_FUNCTION_TIMEOUT = 180.0
SUBMIT_PIPELINE_TIMEOUT = 60.0

RETRIES = 2
RETRY_DELAY = 0.25  # at most, before the second attempt; doubles with each attempt
RETRY_DELAY_CAP = 8.0
RETRY_AFTER_CAP = 30.0  # a longer Retry-After ends the call
RETRY_TOKENS = 500  # of one client: a retry takes some, a success returns some
RETRY_COST = 5
TIMEOUT_COST = 10
SUCCESS_REFUND = 1

LOOK_UP_TIMEOUT = 2.0  # for a job whose response was lost to appear
LOOK_UP_INTERVAL = 0.5

MAX_RESPONSE_SIZE = 2**30  # bytes after decompression

MAX_RATIO = 200  # of unpacked to received bytes; lists of MLRun have at most about 60
RATIO_FROM = 2**24  # bytes unpacked: below, a high ratio does no harm; chunks of logs are smaller
# Lists and objects in one response: they take up to 30 times their bytes. A list of runs of
# MAX_RESPONSE_SIZE has 5 million.
MAX_CONTAINERS = 2**24
MAX_ITEM_SIZE = 2**26  # characters of one item of a streamed list; servers store at most 64 MiB
MAX_COOKIES_SIZE = 2**14  # characters of all cookies; servers refuse requests with larger headers

MAX_URL = 60_000  # characters; servers refuse longer heads of requests, many far shorter ones

MAX_CONNECTIONS = 16  # both limits are the same: httpcore counts all connections against both
MAX_STREAMS = 128  # open iterators; the next one is refused at once
KEEPALIVE_EXPIRY = 4.0  # shorter than the server's 5 s, so that no closing connection is reused

PAGE_SIZE = 500  # items; servers older than 1.7 have no pages
LIST_PAGE_SIZE = 200  # items of a page of a list that is read whole

POLL_INTERVAL = 3.0
IDLE_LOG_INTERVAL = 10.0
IDLE_LOG_POLLS = 3  # after N empty responses the log is polled less often
LOG_PIECE = 2**20  # bytes per request of get_log and watch_log, as official clients of 1.x ask for
LOG_CHUNK = 2**23  # bytes per request: servers hold them in memory, some of them three times
OUTAGE_GRACE = 60.0  # how long a wait or a log tolerates an unreachable server
LOG_DRAINS = 10  # reads after the end of a run, for a log that arrives late
PROJECT_TIMEOUT = 120.0
TASK_TIMEOUT = 3600.0  # of a migration, or another background task that a caller waits for
BUILD_TIMEOUT = 1800.0

LOOPBACK = ("localhost", "127.0.0.1", "::1")  # the names of this machine

GRACE_PERIOD = 14400  # of deleted runtime resources, as documented
