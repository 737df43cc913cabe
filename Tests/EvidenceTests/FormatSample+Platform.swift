import Evidence

extension FormatSample {
    static let platformSamples: [FormatSample] = kubernetesSamples + cloudTrailSamples + runtimeSamples

    private static let kubernetesSamples: [FormatSample] = [
        FormatSample(
            format: "kubernetes-events", name: "events.json",
            text: """
                {"apiVersion":"v1","items":[
                  {"apiVersion":"v1","kind":"Event","metadata":{"name":"pay.1","creationTimestamp":"2026-03-01T11:00:00Z"},
                   "involvedObject":{"kind":"Pod","namespace":"shop","name":"pay-7d9"},"reason":"BackOff",
                   "message":"Back-off restarting failed container","source":{"component":"kubelet","host":"node-3"},
                   "firstTimestamp":"2026-03-01T11:58:00Z","lastTimestamp":"2026-03-01T12:03:00Z","count":12,
                   "type":"Warning","eventTime":null},
                  {"apiVersion":"v1","kind":"Event","metadata":{"name":"pay.2","creationTimestamp":"2026-03-01T11:00:00Z"},
                   "involvedObject":{"kind":"Pod","namespace":"shop","name":"pay-8"},"reason":"Scheduled",
                   "message":"Assigned shop/pay-8 to node-3","source":{},"firstTimestamp":null,"lastTimestamp":null,
                   "eventTime":"2026-03-01T12:00:00.123456Z","reportingComponent":"default-scheduler","type":"Normal"},
                  {"apiVersion":"v1","kind":"Event","metadata":{"name":"n.3","creationTimestamp":"2026-03-01T11:59:00Z"},
                   "involvedObject":{"kind":"Node","name":"node-3"},"reason":"Rebooted","message":"up again","source":{},
                   "firstTimestamp":null,"lastTimestamp":null,"eventTime":null,"type":"Normal"}
                ],"kind":"List","metadata":{"resourceVersion":""}}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T11:59:00.000Z", kind: "Rebooted", severity: .info, text: "Node node-3: up again"),
                Expected(
                    time: "2026-03-01T12:00:00.123Z", actor: "default-scheduler", kind: "Scheduled", severity: .info,
                    text: "Pod shop/pay-8: Assigned shop/pay-8 to node-3"),
                Expected(
                    time: "2026-03-01T12:03:00.000Z", actor: "kubelet node-3", kind: "BackOff", severity: .warning,
                    text: "Pod shop/pay-7d9: Back-off restarting failed container (12 times, "
                        + "first 2026-03-01T11:58:00Z, last 2026-03-01T12:03:00Z)"),
            ]),
        FormatSample(
            format: "kubernetes-events", name: "event.json",
            text: """
                {"apiVersion":"events.k8s.io/v1","kind":"Event","metadata":{"creationTimestamp":"2026-03-01T11:00:00Z"},
                 "eventTime":null,"series":{"count":7,"lastObservedTime":"2026-03-01T12:00:00.5Z"},"reason":"FailedMount",
                 "regarding":{"kind":"Pod","namespace":"shop","name":"db-0"},"note":"no such volume","type":"Warning",
                 "reportingController":"kubelet","deprecatedLastTimestamp":null}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.500Z", actor: "kubelet", kind: "FailedMount", severity: .warning,
                    text: "Pod shop/db-0: no such volume (7 times, last 2026-03-01T12:00:00.5Z)")
            ]),
        FormatSample(
            format: "kubernetes-audit", name: "audit.log",
            text: #"{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"a1","#
                + #""stage":"ResponseComplete","requestURI":"/apis/apps/v1/namespaces/shop/deployments/pay/scale","#
                + #""verb":"update","user":{"username":"alice@example.org","groups":["devs"]},"#
                + #""objectRef":{"resource":"deployments","namespace":"shop","name":"pay","subresource":"scale"},"#
                + #""responseStatus":{"metadata":{},"code":403,"message":"not allowed"},"#
                + #""requestReceivedTimestamp":"2026-03-01T12:00:00.000001Z","stageTimestamp":"2026-03-01T12:00:00.2Z"}"#,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "alice@example.org", kind: "update", severity: .warning,
                    text: "update deployments/scale shop/pay → 403 not allowed")
            ]),
        FormatSample(
            format: "kubernetes-audit", name: "audit.json",
            text: """
                {"kind":"EventList","apiVersion":"audit.k8s.io/v1","metadata":{},"items":[
                 {"level":"Request","auditID":"a2","stage":"RequestReceived","requestURI":"/healthz","verb":"get",
                  "user":{"username":"system:anonymous"},"impersonatedUser":{"username":"bob"},
                  "requestReceivedTimestamp":"2026-03-01T12:00:00Z","stageTimestamp":"2026-03-01T12:00:01Z"}]}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "system:anonymous as bob", kind: "get",
                    text: "get /healthz (RequestReceived)")
            ]),
    ]

    private static let cloudTrailSamples: [FormatSample] = [
        FormatSample(
            format: "cloudtrail", name: "trail.json",
            text: """
                {"Records":[
                 {"eventVersion":"1.08","userIdentity":{"type":"AssumedRole","principalId":"AROA:alice",
                   "arn":"arn:aws:sts::000000000000:assumed-role/admin/alice","accountId":"000000000000"},
                  "eventTime":"2026-03-01T12:00:05Z","eventSource":"rds.amazonaws.com","eventName":"RebootDBInstance",
                  "awsRegion":"eu-central-1","sourceIPAddress":"192.0.2.7","errorCode":"AccessDenied",
                  "errorMessage":"not authorized","requestParameters":{"dBInstanceIdentifier":"orders"},"eventID":"e1"},
                 {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","userName":"bob"},
                  "eventTime":"2026-03-01T12:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"StopInstances",
                  "awsRegion":"eu-central-1","sourceIPAddress":"192.0.2.8","eventID":"e0"},
                 {"eventVersion":"1.08","userIdentity":{"type":"IAMUser","userName":"bob"},
                  "eventTime":"2026-03-01T12:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"StopInstances",
                  "awsRegion":"eu-central-1","sourceIPAddress":"192.0.2.8","eventID":"e0"}]}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "bob", kind: "ec2.amazonaws.com", severity: .info,
                    text: "StopInstances [eu-central-1, from 192.0.2.8]"),
                Expected(
                    time: "2026-03-01T12:00:05.000Z", actor: "alice (admin)", kind: "rds.amazonaws.com",
                    severity: .error,
                    text: "RebootDBInstance orders failed: AccessDenied: not authorized [eu-central-1, from 192.0.2.7]"
                ),
            ]),
        FormatSample(
            format: "cloudtrail", name: "lookup.json",
            text: #"""
                {"Events":[{"EventId":"e3","EventName":"ConsoleLogin","EventTime":"2026-03-01T13:00:00+01:00",
                  "EventSource":"signin.amazonaws.com","Username":"carol","Resources":[],
                  "CloudTrailEvent":"{\"eventVersion\":\"1.08\",\"userIdentity\":{\"type\":\"Root\",\"accountId\":\"000000000000\"},\"eventTime\":\"2026-03-01T12:00:00Z\",\"eventSource\":\"signin.amazonaws.com\",\"eventName\":\"ConsoleLogin\",\"responseElements\":{\"ConsoleLogin\":\"Failure\"}}"},
                 {"EventId":"e4","EventName":"GetObject","EventTime":1772366401.0,"EventSource":"s3.amazonaws.com",
                  "Username":"carol","CloudTrailEvent":"{cut off"}]}
                """#,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "root of account 000000000000",
                    kind: "signin.amazonaws.com", severity: .error, text: "ConsoleLogin failed: sign-in refused"),
                Expected(
                    time: "2026-03-01T12:00:01.000Z", actor: "carol", kind: "s3.amazonaws.com", severity: .info,
                    text: "GetObject"),
            ]),
        FormatSample(
            format: "cloudtrail", name: "trail.jsonl",
            text: """
                {"eventVersion":"1.09","userIdentity":{"type":"AWSService","invokedBy":"autoscaling.amazonaws.com"},\
                "eventTime":"2026-03-01T12:00:00Z","eventSource":"ec2.amazonaws.com","eventName":"TerminateInstances"}
                {"eventVersion":"1.09","userIdentity":{"type":"IAMUser","userName":"bob"},\
                "eventTime":"2026-03-01T11:59:00Z","eventSource":"ec2.amazonaws.com","eventName":"RunInstances"}
                """,
            expected: [
                Expected(
                    time: "2026-03-01T11:59:00.000Z", actor: "bob", kind: "ec2.amazonaws.com", severity: .info,
                    text: "RunInstances"),
                Expected(
                    time: "2026-03-01T12:00:00.000Z", actor: "autoscaling.amazonaws.com", kind: "ec2.amazonaws.com",
                    severity: .info, text: "TerminateInstances"),
            ]),
    ]

    private static let runtimeSamples: [FormatSample] = [
        FormatSample(
            format: "journald",
            text: #"{"__REALTIME_TIMESTAMP":"1772366400221373","_SOURCE_REALTIME_TIMESTAMP":"1772366400221301","#
                + #""__CURSOR":"s=1","PRIORITY":"6","_HOSTNAME":"h","SYSLOG_IDENTIFIER":"app","MESSAGE":[99,97,102,195,169]}"#
                + "\n"
                + #"{"__REALTIME_TIMESTAMP":"1772366401000000","PRIORITY":"4","_HOSTNAME":"h","_COMM":"big","MESSAGE":null}"#
                + "\n"
                + #"{"__REALTIME_TIMESTAMP":"1772366402000000","_HOSTNAME":"h","MESSAGE":["one","two"]}"#,
            expected: [
                Expected(
                    time: "2026-03-01T12:00:00.221Z", actor: "h", kind: "app", severity: .info, text: "café"),
                Expected(
                    time: "2026-03-01T12:00:01.000Z", actor: "h", severity: .warning,
                    text:
                        #"{"__REALTIME_TIMESTAMP":"1772366401000000","PRIORITY":"4","_HOSTNAME":"h","_COMM":"big","MESSAGE":null}"#
                ),
                Expected(time: "2026-03-01T12:00:02.000Z", actor: "h", text: "one\ntwo"),
            ]),
        FormatSample(
            format: "cri",
            text: """
                2026-03-01T12:00:00.000000001Z stdout P begin, 
                2026-03-01T12:00:00.000000002Z stdout P middle, 
                2026-03-01T12:00:00.000000003Z stdout F end
                2026-03-01T12:00:01Z stderr F ERROR other
                """,
            expected: [
                Expected(time: "2026-03-01T12:00:00.000Z", kind: "stdout", text: "begin, middle, end"),
                Expected(
                    time: "2026-03-01T12:00:01.000Z", kind: "stderr", severity: .error, text: "ERROR other"),
            ]),
    ]
}
