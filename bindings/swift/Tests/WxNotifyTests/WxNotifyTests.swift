import Foundation
import XCTest

import WxNotify

final class WxNotifyTests: XCTestCase {
    private let spec = """
        {"event_type":"TRANSACTION.SUCCESS","resource":"{\\"mchid\\":\\"1900007291\\",\\"out_trade_no\\":\\"A1\\"}"}
        """

    private func parser(of platform: TestPlatform) throws -> NotificationParser {
        try NotificationParser(
            platformKeys: PlatformKeys(certificates: [platform.certificatePem()!]),
            apiV3Keys: [ApiV3Key(key: platform.apiV3Key())],
            options: ParserOptions())
    }

    func testAGenuineNotificationIsReceived() throws {
        let platform = try TestPlatform(options: "{}")
        let sent = try platform.notification(spec: spec)
        let received = try parser(of: platform).parse(headers: sent.headers, body: sent.body, now: nil)
        XCTAssertEqual(received.eventType, "TRANSACTION.SUCCESS")
        XCTAssertTrue(received.plaintext.contains("A1"))
    }

    func testAnAlteredOneIsRefused() throws {
        let platform = try TestPlatform(options: "{}")
        let sent = try platform.notification(spec: spec)
        XCTAssertThrowsError(try parser(of: platform).parse(headers: sent.headers, body: sent.body + Data(" ".utf8), now: nil)) { error in
            guard case Failure.Refused(let code, _, _, _, let ack) = error else { return XCTFail("\(error)") }
            XCTAssertEqual(code, "SIGNATURE_INVALID")
            XCTAssertEqual(ack.status, 401)
        }
    }
}
