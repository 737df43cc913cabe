import Evidence
import Foundation
import Testing

/// Files that other projects test themselves with; they lie beside the project and are not part of it.
enum SharedEvidence {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "../shared/evidence").standardizedFileURL

    static var isPresent: Bool { FileManager.default.fileExists(atPath: folder.path) }

    /// What one file, or one member of an archive, holds.
    struct Row: Sendable, Equatable, CustomTestStringConvertible {
        var path: String
        var member: String
        var format: String
        var entries: Int
        var undated: Int
        var first: String?
        var last: String?
        var findings: Set<Finding.Kind>

        init(
            _ path: String, member: String = "", _ format: String, _ entries: Int, _ undated: Int, _ first: String?,
            _ last: String?, _ findings: Set<Finding.Kind> = []
        ) {
            (self.path, self.member, self.format) = (path, member, format)
            (self.entries, self.undated, self.first, self.last) = (entries, undated, first, last)
            self.findings = findings
        }

        var testDescription: String { member.isEmpty ? path : "\(path)/\(member)" }
    }

    static let table: [Row] = [
        Row("cloudtrail/1145.json", "cloudtrail", 29, 0, "2023-07-10T11:42:36.000Z", "2023-07-10T11:43:34.000Z"),
        Row("cloudtrail/1205.json", "cloudtrail", 13, 0, "2023-07-10T11:55:06.000Z", "2023-07-10T12:00:07.000Z"),
        Row("github/deployment_payload.json", "github", 1, 0, "2019-05-15T15:20:53.000Z", "2019-05-15T15:20:53.000Z"),
        Row(
            "github/deployment_status_payload.json", "github", 1, 0, "2019-05-15T15:20:55.000Z",
            "2019-05-15T15:20:55.000Z"),
        Row("github/push_payload.json", "github", 1, 0, "2019-05-15T15:20:57.000Z", "2019-05-15T15:20:57.000Z"),
        Row(
            "github/release_published.payload.json", "github", 1, 0, "2019-05-15T15:20:53.000Z",
            "2019-05-15T15:20:53.000Z"),
        Row(
            "github/workflow_run_completed.payload.json", "github", 1, 0, "2020-10-05T16:33:49.000Z",
            "2020-10-05T16:33:49.000Z"),
        Row(
            "lnav/logfile_crlf.0", "application-log", 2, 0, "2012-07-02T10:22:40.672Z", "2014-10-08T16:56:38.344Z",
            [.zoneAssumed]),
        Row(
            "lnav/logfile_docker_compose_with_ts.0", "general", 22, 0, "2024-04-25T05:32:35.019Z",
            "2024-04-25T05:54:43.948Z"),
        Row(
            "lnav/logfile_dst.0", "syslog", 10, 0, "2012-11-03T01:01:03.000Z", "2012-11-03T02:25:02.000Z",
            [.zoneAssumed]),
        Row("lnav/logfile_ecs_log.json", "json-lines", 5, 0, "2025-01-13T09:58:13.631Z", "2025-01-13T09:58:13.634Z"),
        Row("lnav/logfile_empty.0", "unknown", 0, 0, nil, nil),
        Row(
            "lnav/logfile_generic_nanos.0", "application-log", 2, 0, "2025-01-01T00:00:00.123Z",
            "2025-01-01T01:00:00.987Z", [.zoneAssumed]),
        Row(
            "lnav/logfile_glog.0", "glog", 7, 0, "2012-05-17T15:04:22.619Z", "2012-05-17T15:04:22.619Z", [.zoneAssumed]),
        Row(
            "lnav/logfile_haproxy.0", "haproxy", 17, 0, "2012-02-25T16:19:38.000Z", "2012-02-25T16:20:18.000Z",
            [.zoneAssumed]),
        Row(
            "lnav/logfile_invalid_utf8.0", "application-log", 1, 0, "2015-03-12T23:16:52.071Z",
            "2015-03-12T23:16:52.071Z", [.zoneAssumed]),
        Row(
            "lnav/logfile_java.0", "log4j", 20, 0, "2025-01-24T07:00:30.139Z", "2025-01-24T07:05:38.884Z",
            [.zoneAssumed]),
        Row("lnav/logfile_journald.json", "journald", 2, 0, "2018-08-21T14:04:21.221Z", "2018-08-21T14:04:21.221Z"),
        Row("lnav/logfile_logfmt.0", "logfmt", 5, 0, "2021-09-15T21:17:10.220Z", "2021-09-15T21:18:20.335Z"),
        Row(
            "lnav/logfile_multiline.0", "application-log", 2, 0, "2009-07-20T22:59:27.672Z", "2009-07-20T22:59:30.221Z",
            [.zoneAssumed]),
        Row(
            "lnav/logfile_mysql_error.0", "mysql-error", 4, 0, "2020-08-06T14:25:02.835Z",
            "2020-08-06T14:25:03.109Z"),
        Row(
            "lnav/logfile_otel_collector.jsonl", "opentelemetry", 11, 0, "2023-11-14T22:13:20.000Z",
            "2023-11-14T22:13:30.000Z"),
        Row(
            "lnav/logfile_pino.0", "json-lines", 1, 0, "2025-04-24T22:08:37.537Z", "2025-04-24T22:08:37.537Z",
            [.epochUnit]),
        Row("lnav/logfile_rollover.0", "general", 6, 0, nil, nil, [.dateAssumed, .zoneAssumed]),
        Row(
            "lnav/logfile_rollover.1", "syslog", 5, 0, "2012-11-03T09:23:38.000Z", "2013-02-03T09:23:38.000Z",
            [.zoneAssumed]),
        Row(
            "lnav/logfile_shop_access_log.0", "access-log", 1000, 0, "2019-01-22T00:26:14.000Z",
            "2019-01-22T00:29:11.000Z"),
        Row(
            "lnav/logfile_spark.0", "spark", 399, 0, "2017-06-09T20:10:40.000Z", "2017-06-09T20:10:54.000Z",
            [.zoneAssumed]),
        Row(
            "lnav/logfile_syslog_with_mixed_times.0", "syslog", 13, 0, "2012-09-13T00:58:45.000Z",
            "2012-09-13T03:46:03.000Z", [.zoneAssumed]),
        Row("lnav/logfile_w3c.0", "w3c-extended", 1, 4, "2002-05-02T17:42:15.000Z", "2002-05-02T17:42:15.000Z"),
        Row("lnav/logfile_with_zones.0", "syslog-5424", 3, 0, "2022-08-27T14:22:01.613Z", "2022-08-27T14:22:01.888Z"),
        Row("otlp/logs.json", "opentelemetry", 1, 0, "2018-12-13T14:51:00.300Z", "2018-12-13T14:51:00.300Z"),
        Row("plaso/apache_access.log", "access-log", 15, 0, "2015-05-17T10:05:14.000Z", "2021-04-25T06:15:33.000Z"),
        Row("plaso/aws_cloudtrail.jsonl", "cloudtrail", 6, 0, "2022-02-07T22:19:04.000Z", "2022-02-07T22:23:37.000Z"),
        Row("plaso/bash_history", "shell-history", 4, 0, "2013-10-01T12:36:17.000Z", "2021-06-10T22:30:36.000Z"),
        Row("plaso/bodyfile", "unknown", 0, 25, nil, nil, [.unrecognised]),
        Row("plaso/cri.log", "cri", 17, 0, "2016-10-06T00:17:09.669Z", "2024-04-16T06:25:44.094Z"),
        Row(
            "plaso/docker-container-json.log", "docker-json", 10, 0, "2016-01-07T16:49:10.000Z",
            "2016-01-07T16:49:10.237Z"),
        Row("plaso/dpkg.log", "dpkg", 4, 0, "2009-02-25T11:45:23.000Z", "2016-08-09T04:57:14.000Z", [.zoneAssumed]),
        Row("plaso/gcp_logging.jsonl", "json-lines", 11, 0, "2021-10-19T02:04:00.272Z", "2024-12-03T17:58:44.882Z"),
        Row(
            "plaso/json_line.jsonl", "json-lines", 20, 0, "2012-01-22T07:52:33.000Z", "2026-07-02T17:48:00.586Z",
            [.epochUnit]),
        Row("plaso/l2tcsv.csv", "csv", 19, 0, "2012-01-22T07:52:33.000Z", "2026-07-02T17:48:00.000Z"),
        Row("plaso/postgresql.log", "postgresql", 20, 0, "2022-04-12T00:16:05.526Z", "2022-07-15T13:04:27.000Z"),
        Row("plaso/selinux.log", "audit", 10, 0, "2009-05-26T10:11:41.744Z", "2014-01-08T06:53:40.991Z"),
        Row("plaso/syslog", "syslog", 16, 0, "2012-01-22T07:52:33.000Z", "2015-11-18T08:31:20.000Z", [.zoneAssumed]),
        Row("plaso/syslog.gz", "syslog", 12, 0, "2012-01-22T07:52:33.000Z", "2014-11-18T01:15:43.000Z", [.zoneAssumed]),
        Row(
            "plaso/syslog.zip", member: "syslog", "syslog", 12, 0, "2012-01-22T07:52:33.000Z",
            "2014-11-18T01:15:43.000Z", [.zoneAssumed]),
        Row("plaso/syslog.zip", member: "wtmp.1", "unknown", 0, 2, nil, nil, [.unrecognised]),
        Row(
            "plaso/syslog_rsyslog_ForwardFormat", "syslog-forward", 9, 0, "2021-03-06T04:07:33.194Z",
            "2021-03-06T04:07:33.208Z"),
        Row(
            "plaso/syslog_rsyslog_SyslogProtocol23Format", "syslog-5424", 9, 0, "2021-03-06T04:07:38.251Z",
            "2021-03-06T04:07:38.269Z"),
        Row(
            "plaso/syslog_ssh.log", "syslog", 9, 0, "2012-03-11T00:00:00.000Z", "2012-03-11T22:55:35.000Z",
            [.zoneAssumed]),
        Row(
            "plaso/xchat.log", "irc-xchat", 15, 0, "2011-12-31T21:11:55.000Z", "2012-02-26T19:56:01.000Z",
            [.zoneAssumed]),
        Row(
            "slack/export.zip", member: "enrique/2016-01-14.json", "slack", 6, 0, "2016-01-15T05:55:18.000Z",
            "2016-01-15T05:55:59.000Z"),
        Row(
            "slack/export.zip", member: "integration_logs.json", "slack-integrations", 30, 0,
            "2016-01-16T23:51:30.000Z",
            "2016-03-26T05:21:40.000Z"),
        Row("slack/export.zip", member: "users.json", "slack-list", 0, 0, nil, nil),
        Row(
            "timesketch/evtx_fails.csv", "csv", 13, 0, "2012-03-14T04:17:38.276Z", "2012-03-14T04:17:43.354Z",
            [.columnsGuessed]),
        Row("timesketch/evtx_part.csv", "csv", 13, 0, "2012-03-14T04:17:38.276Z", "2012-03-14T04:17:43.354Z"),
        Row("timesketch/sigma_events.csv", "csv", 4, 0, "2015-07-24T19:01:01.000Z", "2015-07-24T19:01:03.000Z"),
        Row(
            "timesketch/sigma_events.jsonl", "json-lines", 4, 0, "2015-07-24T19:01:01.000Z", "2015-07-24T19:01:03.000Z"),
    ]
}
