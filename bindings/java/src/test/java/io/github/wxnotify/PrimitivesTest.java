package io.github.wxnotify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.wxnotify.testing.Platform;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PrimitivesTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theMessageIsThreeLines() {
        assertArrayEquals(bytes("1\nn\n{ }\n"), Primitives.signingMessage("1", "n", bytes("{ }")));
        assertArrayEquals(bytes("1\nn\n\n"), Primitives.signingMessage("1", "n", new byte[0]));
    }

    @Test
    void aBadSignatureIsFalseAndABadKeyAnError() {
        for (Platform platform : new Platform[] {Platform.create(), Platform.sm2()}) {
            try (platform) {
                byte[] message = bytes("message");
                String signature = platform.sign(message);
                assertTrue(Primitives.verifySignature(message, signature, platform.getPublicKeyPem()));
                assertTrue(Primitives.verifySignature(message, signature, platform.getCertificatePem()));
                assertFalse(Primitives.verifySignature(bytes("other"), signature, platform.getPublicKeyPem()));
                assertFalse(Primitives.verifySignature(message, "not base64", platform.getPublicKeyPem()));
                assertThrows(
                        ConfigurationException.class,
                        () -> Primitives.verifySignature(message, signature, platform.getPrivateKeyPem()));
            }
        }
    }

    /** What the JDK's AES-GCM encrypts is decrypted. */
    @Test
    void aResourceIsDecrypted() throws Exception {
        String key = "0123456789abcdefghijklmnopqrstuv";
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(bytes(key), "AES"),
                new GCMParameterSpec(128, bytes("nonce1234567")));
        cipher.updateAAD(bytes("transaction"));
        String ciphertext = Base64.getEncoder().encodeToString(cipher.doFinal(bytes("{}")));
        String algorithm = "AEAD_AES_256_GCM";
        assertArrayEquals(
                bytes("{}"),
                Primitives.decryptResource(key, "nonce1234567", "transaction", ciphertext, algorithm));
        assertEquals(
                ErrorCode.DECRYPTION_FAILED,
                assertThrows(
                                DecryptionException.class,
                                () -> Primitives.decryptResource(key, "nonce1234567", null, ciphertext, algorithm))
                        .getCode());
        assertEquals(
                ErrorCode.RESOURCE_UNSUPPORTED,
                assertThrows(
                                MalformedNotificationException.class,
                                () -> Primitives.decryptResource(key, "nonce1234567", "", ciphertext, "AEAD_DES"))
                        .getCode());
    }
}
