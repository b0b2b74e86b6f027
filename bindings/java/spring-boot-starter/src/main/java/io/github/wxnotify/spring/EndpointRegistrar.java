package io.github.wxnotify.spring;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * Registers the handler's servlet: jakarta's, or javax's in Spring Boot 2. The classes go by their names, for one compiled class
 * cannot name both.
 */
final class EndpointRegistrar implements ImportBeanDefinitionRegistrar, EnvironmentAware {
    private static final String SERVLETS = "io.github.wxnotify.handler.";

    private Environment environment;

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
        String path = environment.getProperty("wxnotify.path", "/wxpay/notify");
        if (!StringUtils.hasText(path)) {
            return;
        }
        boolean isJakarta = ClassUtils.isPresent("jakarta.servlet.http.HttpServlet", getClass().getClassLoader());
        BeanDefinition servlet = BeanDefinitionBuilder
                .genericBeanDefinition(SERVLETS + (isJakarta ? "NotificationServlet" : "JavaxNotificationServlet"))
                .setAutowireMode(AbstractBeanDefinition.AUTOWIRE_CONSTRUCTOR)
                .getBeanDefinition();
        BeanDefinition registration = BeanDefinitionBuilder
                .genericBeanDefinition("org.springframework.boot.web.servlet.ServletRegistrationBean")
                .addConstructorArgValue(servlet)
                .addConstructorArgValue(new String[] {path})
                .addPropertyValue("name", "wxnotify")
                .getBeanDefinition();
        registry.registerBeanDefinition("wxnotifyServlet", registration);
    }
}
