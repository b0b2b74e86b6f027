import type { NotificationParser } from 'wxnotify'
export const parser: NotificationParser
export function env(name: string): string
