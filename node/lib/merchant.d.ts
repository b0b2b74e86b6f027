import type { Pem } from '../index'

/** Who asks WeChat Pay's API, and over which HTTP client. What loggers print of it has no key. */
export class Merchant {
  /**
   * @throws {ConfigurationError} `OPTION_INVALID`, `PEM_INVALID`, `KEY_UNSUPPORTED`
   * @throws {ArgumentError} something is of a wrong type
   */
  constructor(merchant: {
    /** The merchant's number (商户号); of a partner's orders the service provider's. */
    mchid: string
    /** The serial of the merchant's own API certificate, in hex. */
    serial: string
    /** apiclient_key.pem. */
    privateKey: Pem
    /** `https://api.mch.weixin.qq.com` unless given; for merchants abroad `https://apihk.mch.weixin.qq.com`. */
    host?: string | null
    /** The HTTP client: the global `fetch` unless given. One with a proxy, say, that is called in the same way. */
    fetch?: typeof globalThis.fetch
  })
  readonly mchid: string

  /**
   * Signs a request, for whatever else is asked of WeChat Pay: `fetch(request.url, { ...request, body })`. Verify the answer by
   * `parser.verifyAnswer`.
   *
   * @param path with its query, percent-encoded: exactly what is sent
   * @param body exactly what is sent: JSON, or nothing
   * @throws {ConfigurationError} `OPTION_INVALID`: the method or the path is none
   */
  sign(method: string, path: string, body?: string | Uint8Array | null): SignedRequest
}

/** A request that is ready to be sent, as it is, within 5 minutes. */
export interface SignedRequest {
  readonly method: string
  /** Scheme, host, path and query. */
  readonly url: string
  /** `Authorization`, `Accept`, `User-Agent`, and `Content-Type` where there is a body. */
  readonly headers: Readonly<Record<string, string>>
}
