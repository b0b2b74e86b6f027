mvn install:install-file -Dfile=wxnotify-0.1.0.jar -DpomFile=wxnotify-0.1.0.pom
mvn install:install-file -Dfile=wxnotify-spring-boot-starter-0.1.0.jar -DpomFile=wxnotify-spring-boot-starter-0.1.0.pom
