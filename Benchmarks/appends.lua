-- For wrk: posts ideas to the paths in APPEND_PATHS one after another, and sums up in one line of JSON.

local paths, headers, number = {}, {}, 0

function init()
    for path in os.getenv("APPEND_PATHS"):gmatch("[^\n]+") do
        paths[#paths + 1] = path
    end
    for name, value in os.getenv("APPEND_HEADERS"):gmatch("([^\n:]+): ([^\n]+)") do
        headers[name] = value
    end
end

function request()
    number = number + 1
    local body = string.format('{"text": "Idea %d of the measurement"}', number)
    return wrk.format("POST", paths[number % #paths + 1], headers, body)
end

function done(summary)
    local errors = summary.errors
    local failed = errors.status + errors.connect + errors.read + errors.write + errors.timeout
    print(string.format('{"requests": %d, "seconds": %f, "failed": %d}',
        summary.requests, summary.duration / 1e6, failed))
end
