import Foundation
import Vapor
import WxNotify

/// The route of WeChat Pay's notifications. `received` is yours: it must make a repeated notification change nothing, and throw where it
/// could not write.
func notifications(_ app: Application, parser: NotificationParser, received: @escaping (WxNotify.Notification) async throws -> Void) {
    app.on(.POST, "notify", body: .collect(maxSize: "1mb")) { request async -> Response in
        do {
            let headers = request.headers.map { WxNotify.Header(name: $0.name, value: Data($0.value.utf8)) }
            let body = Data(buffer: request.body.data ?? ByteBuffer())
            try await received(parser.parse(headers: headers, body: body, now: nil))
            return answer(try ack(which: "success"))
        } catch Failure.Refused(let code, let reason, _, _, let ack) {
            request.logger.warning("\(code): \(reason)")
            return answer(ack)
        } catch {
            request.logger.report(error: error)
            return Response(status: .internalServerError)
        }
    }
}

private func answer(_ ack: Acknowledgement) -> Response {
    let headers: HTTPHeaders = ack.contentType.isEmpty ? [:] : ["Content-Type": ack.contentType]
    return Response(status: HTTPStatus(statusCode: Int(ack.status)), headers: headers, body: .init(string: ack.body))
}
