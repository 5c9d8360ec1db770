-- One body for every request; one line with the outcome at the end.
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
local file = io.open("@BODY@", "rb")
wrk.body = file:read("*a")
file:close()

function done(summary, latency, requests)
  local errors = summary.errors
  local bad = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format("outcome requests=%d micros=%d bad=%d\n", summary.requests, summary.duration, bad))
end
