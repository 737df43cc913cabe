import HTTPTypes
import Foundation
import Hummingbird
import NIOCore
import Storage
import Testing

@testable import Server

@Suite struct SameOriginTests {
    @Test(
        "SEC-03 a change that another site asks for is refused, and nothing is changed",
        arguments: [
            [HTTPField.Name.fromHere: "cross-site"], [.fromHere: "same-site"], [.fromHere: "none"],
            [.origin: "https://evil.example"], [.origin: "null"], [.origin: "http://localhost.evil.example"], [:],
        ] as [HTTPFields])
    func crossSite(headers: HTTPFields) async throws {
        let house = try await House()
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        let before = try await house.debrief
        let reply = try await house.ask(
            .post, house.path("ideas"), as: .bob, headers, RequestBody(buffer: ByteBuffer(string: "text=Fix")))
        #expect(reply.status == 403)
        #expect(reply.text.contains("Open the page here and send it again"))
        #expect(try await house.debrief == before)
    }

    @Test(
        "SEC-03 a change that a page of ours asks for is taken, in browsers that say so in either way",
        arguments: [
            [HTTPField.Name.fromHere: "same-origin"], [.origin: "http://localhost"], [.origin: "https://localhost"],
        ] as [HTTPFields])
    func sameOrigin(headers: HTTPFields) async throws {
        let house = try await House()
        let reply = try await house.ask(
            .post, house.path("ideas"), as: .bob, headers, RequestBody(buffer: ByteBuffer(string: "text=Fix")))
        #expect(reply.status == 303)
    }

    @Test("SEC-03 a session's cookie is out of reach of scripts and other sites")
    func cookie() async throws {
        let attributes = try await cookie(of: Settings())
        #expect(attributes.isSuperset(of: ["HttpOnly", "SameSite=Lax", "Path=/"]))
        #expect(!attributes.contains("Secure"))
    }

    @Test("SEC-03 where people come over TLS the cookie does, too")
    func secureCookie() async throws {
        #expect(try await cookie(of: Settings(publicAddress: "https://debrief.example.org")).contains("Secure"))
    }

    @Test(
        "SEC-03 every answer keeps to itself, whether it is a page, a file, a problem or a document",
        arguments: [
            "/", "/sign-in", "/nowhere", "/health", "/api/v1/debriefs", "/api/v1/nowhere", "/public/0/icon.svg",
            "/public/0/none",
        ])
    func headers(path: String) async throws {
        let headers = try await House().get(path, as: .bob).headers
        let policy = try #require(headers[.contentSecurityPolicy])
        #expect(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'")
                && policy.contains("base-uri 'none'"))
        #expect(!policy.contains("unsafe") && !policy.contains("*") && !policy.contains("http:"))
        #expect(headers[.xContentTypeOptions] == "nosniff")
        #expect(headers[HTTPField.Name("X-Frame-Options")!] == "DENY")
        #expect(headers[HTTPField.Name("Referrer-Policy")!] == "same-origin")
        #expect(headers[.cacheControl] != nil)
    }

    @Test("SEC-03 nothing personal is kept by a browser or a proxy")
    func notKept() async throws {
        let house = try await House()
        #expect(try await house.get(house.path(), as: .bob).headers[.cacheControl] == "no-store")
    }

    private func cookie(of settings: Settings) async throws -> Set<String> {
        let house = try await House(settings: settings)
        let secret = try await house.store.passes.issue(.signIn(for: Who.bob.id), by: nil, at: house.clock.now)
        let reply = try await house.post(Route.link(secret.text).path)
        let cookies = reply.headers[values: .setCookie].map { Set($0.components(separatedBy: "; ")) }
        // What the other one lets nobody in with is no less out of reach.
        #expect(cookies.count == 2 && cookies.allSatisfy { $0.isSuperset(of: ["HttpOnly", "SameSite=Lax"]) })
        return try #require(cookies.first { $0.contains { $0.hasPrefix("debrief_session=") } })
    }
}
