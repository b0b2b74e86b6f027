mvn spring-boot:run
