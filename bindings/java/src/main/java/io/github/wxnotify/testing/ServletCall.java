package io.github.wxnotify.testing;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UnsupportedEncodingException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One POST to a servlet, without a container: what is the same in javax and jakarta. Of the request it has what tells of a POST without a
 * query, of the response status, headers and body; everything else is null, 0 or false.
 */
final class ServletCall {
    private final String path;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private final int length;
    private final InputStream in;
    private final OutputStream out;
    private final ByteArrayOutputStream answer;
    private PrintWriter writer;
    private int status = 200;

    /**
     * @param in a {@code ServletInputStream} of the body
     * @param out a {@code ServletOutputStream} to {@code answer}
     */
    ServletCall(String path, Delivery delivery, InputStream in, OutputStream out, ByteArrayOutputStream answer) {
        this.path = path;
        headers.putAll(delivery.getHeaders());
        length = delivery.getBody().length;
        this.in = in;
        this.out = out;
        this.answer = answer;
    }

    /** The request, as an object of the servlet's own interface. */
    <T> T request(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> requested(method, arguments)));
    }

    /** The response, as an object of the servlet's own interface. */
    <T> T response(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> responded(method, arguments)));
    }

    Endpoint.Answer answer() throws UnsupportedEncodingException {
        if (writer != null) {
            writer.flush();
        }
        return new Endpoint.Answer(status, answer.toString("UTF-8"));
    }

    private Object requested(Method method, Object[] arguments) {
        switch (method.getName()) {
            case "getMethod":
                return "POST";
            case "getScheme":
                return "http";
            case "getProtocol":
                return "HTTP/1.1";
            case "getRequestURI":
            case "getServletPath":
                return path;
            case "getRequestURL":
                return new StringBuffer("http://localhost" + path);
            case "getContextPath":
                return "";
            case "getHeaderNames":
                return Collections.enumeration(headers.keySet());
            case "getHeader":
                return header(arguments[0]);
            case "getHeaders":
                String value = header(arguments[0]);
                return Collections.enumeration(value == null ? Collections.emptyList() : Collections.singletonList(value));
            case "getContentType":
                return header("Content-Type");
            case "getContentLength":
                return length;
            case "getContentLengthLong":
                return (long) length;
            case "getInputStream":
                return in;
            case "getAttribute":
                return attributes.get(arguments[0]);
            case "setAttribute":
                return attributes.put((String) arguments[0], arguments[1]);
            default:
                return nothing(method);
        }
    }

    private String header(Object name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase((String) name))
                .map(Map.Entry::getValue).findFirst().orElse(null);
    }

    private Object responded(Method method, Object[] arguments) throws UnsupportedEncodingException {
        switch (method.getName()) {
            case "setStatus":
            case "sendError":
                status = (Integer) arguments[0];
                return null;
            case "getStatus":
                return status;
            case "getOutputStream":
                return out;
            case "getWriter":
                writer = writer != null ? writer : new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                return writer;
            default:
                return nothing(method);
        }
    }

    private static Object nothing(Method method) {
        Class<?> type = method.getReturnType();
        if (type == boolean.class) {
            return false;
        }
        if (type == long.class) {
            return 0L;
        }
        return type == int.class ? (Object) 0 : null;
    }
}
