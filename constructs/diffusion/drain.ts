import { Drain } from "../kubernetes/web-workload";
import { AUTH_VARIABLE, WEB_UI_PORT } from "./web-ui-flags";

/** Longest time that one generation may take, in seconds. Requests and shutdowns wait that long, and no longer. */
export const LONGEST_GENERATION_SECONDS = 600;

const DEREGISTRATION_SECONDS = 15;

// The WebUI dies at the first signal, whatever it is doing. So the pod is kept until its queue is empty and nothing
// runs; a server that does not answer in time is busy, one that is not there is done.
const WAIT_UNTIL_IDLE = `
import base64, json, os, time, urllib.error, urllib.request
time.sleep(${DEREGISTRATION_SECONDS})
user = os.environ["${AUTH_VARIABLE}"].split(",")[0]
header = {"Authorization": "Basic " + base64.b64encode(user.encode()).decode()}
def ask(path):
    request = urllib.request.Request("http://127.0.0.1:${WEB_UI_PORT}" + path, headers=header)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)
idle = 0
while idle < 2:
    try:
        waiting = ask("/internal/pending-tasks")["size"]
        running = ask("/sdapi/v1/progress?skip_current_image=true")["state"]["job_count"]
        idle = idle + 1 if waiting == 0 and running == 0 else 0
    except urllib.error.URLError as error:
        if isinstance(error.reason, ConnectionRefusedError):
            break
        idle = 0
    except OSError:
        idle = 0
    time.sleep(2)
`;

/** Keeps a stopping pod until the generations that it has accepted are done. */
export const WEB_UI_DRAIN: Drain = {
  command: ["python3", "-c", WAIT_UNTIL_IDLE.trim()],
  timeoutSeconds: LONGEST_GENERATION_SECONDS + 4 * DEREGISTRATION_SECONDS,
};
