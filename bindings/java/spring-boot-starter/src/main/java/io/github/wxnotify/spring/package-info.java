/**
 * WeChat Pay notifications in Spring Boot 2.7 and 3: an endpoint, an inbox and workers, set by the properties
 * {@code wxnotify.*}. The routes are beans, {@link io.github.wxnotify.spring.NotificationHandlerCustomizer}.
 */
package io.github.wxnotify.spring;
