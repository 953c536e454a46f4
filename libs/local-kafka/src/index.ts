export { findJava, oldestJava, type Java } from './java.ts';
export { jarFolder, kafkaJars } from './jars.ts';
export { kafkaVersion } from './lock.ts';
export { startLocalKafka, type LocalKafka, type LocalKafkaOptions } from './local-kafka.ts';
export { isAlive, stopOnFolder } from './orphan.ts';
export { freePorts } from './ports.ts';
export type { ListenerSecurity, SaslMechanism } from './security.ts';
export { singleNodeSettings, type Listening } from './settings.ts';
