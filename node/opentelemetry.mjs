import opentelemetry from './opentelemetry.js'

export const { observer } = opentelemetry
