import type { ApiV3Key, NotificationParser, ParserConfig, PublicKey } from '../index'
import type { Logger } from './handler'
import type { Merchant } from './merchant'

/**
 * Keeps platform certificates (平台证书) fresh: downloads `GET /v3/certificates`, verifies the answer, and has a parser trust what it
 * lists. Certificates that are listed no more serve until their end. A merchant whose parser has WeChat Pay public keys alone needs
 * none of it.
 *
 * ```js
 * const refresher = new CertificateRefresher(merchant, { apiV3Keys, file: 'certificates.json' })
 * const parser = await refresher.parser()
 * refresher.run()
 * ```
 */
export class CertificateRefresher {
  /**
   * @throws {ConfigurationError} `OPTION_INVALID`, `API_V3_KEY_INVALID`, `PEM_INVALID`, `KEY_UNSUPPORTED`
   * @throws {ArgumentError} something is of a wrong type
   */
  constructor(
    merchant: Merchant,
    options: {
      /** The merchant's, with which the answers are encrypted. */
      apiV3Keys: ApiV3Key | readonly ApiV3Key[]
      /** WeChat Pay public keys that the parser is to have beside the certificates. */
      publicKeys?: PublicKey | readonly PublicKey[] | null
      /** `/v3/certificates` unless given; for merchants abroad the other. */
      path?: '/v3/certificates' | '/v3/global/certificates' | null
      /** How often it downloads, in seconds: less than 43,200 (12 hours, which is WeChat Pay's rule), and 28,800 unless given. Each time is up to a tenth earlier. */
      interval?: number | null
      /**
       * Where the certificates are kept too, for a start while WeChat Pay cannot be reached. There is no secret in it, but who can write it
       * decides whom the parser trusts.
       */
      file?: string | null
      /** Gets a line for each download. `console` unless given, where success is logged by `NODE_DEBUG=wxnotify` alone. */
      logger?: Logger
    },
  )

  /**
   * Downloads the certificates, or takes those of the file where that fails, and makes a parser of them, whose keys are replaced from
   * then on.
   *
   * @param options the parser's; its `apiV3Keys` where they are others than the refresher's
   * @throws {HandlerError} `REQUEST_FAILED`: WeChat Pay was not reached, or answered with an error; `cause` is what the HTTP client threw
   * @throws {WxNotifyError} as `parseCertificates` and the constructor of `NotificationParser`
   */
  parser(options?: Omit<ParserConfig, 'platformKeys' | 'apiV3Keys'> & Partial<Pick<ParserConfig, 'apiV3Keys'>>): Promise<NotificationParser>
  /**
   * Downloads the certificates once, now. Where that fails, the parser trusts what it trusted.
   *
   * @throws {WxNotifyError} `REQUEST_FAILED`, and as `parseCertificates`
   */
  refresh(): Promise<void>
  /**
   * Downloads again and again, until `close`, when it resolves. It keeps no process alive, so do not await it where nothing else
   * does. A download that fails is logged, and tried again after 1, 2, 4, ... minutes. A notification whose serial is unknown brings the
   * next one forward, but to no more than one a minute: made-up serials cost nothing.
   */
  run(): Promise<void>
  /** Ends `run`, and a download of it that is on its way. */
  close(): Promise<void>
}
