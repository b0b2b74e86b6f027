// What the program is told by its environment. Whatever is missing is named when it starts.

export function readSettings(env) {
  const needed = (name, what) => env[name] || fail(`${name} is missing: ${what}`)
  return {
    mchid: needed('WXPAY_MCHID', 'your merchant number'),
    apiV3Key: needed('WXPAY_API_V3_KEY', 'the APIv3 key (商户平台 → 账户中心 → API安全 → APIv3密钥)'),
    certificates: needed('WXPAY_CERTIFICATES', 'the folder with the platform certificates (*.pem, 平台证书)'),
    /** How far WeChat Pay's clock and this machine's may differ, in seconds. */
    clockTolerance: Number(env.CLOCK_TOLERANCE ?? 300),
    /** Whether the log says in words which of clock, certificate and signature was wrong. */
    logTexts: env.LOG_TEXTS === 'yes',
    database: env.DATABASE ?? 'campus.db',
    port: Number(env.PORT ?? 3000),
  }
}

function fail(message) {
  throw new Error(message)
}
