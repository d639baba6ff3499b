/*M!999999\- enable the sandbox mode */
-- MariaDB dump 10.19  Distrib 10.11.6-MariaDB, for debian-linux-gnu (x86_64)
--
-- Host: localhost    Database: icaro
-- ------------------------------------------------------
-- Server version	10.11.6-MariaDB

/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET @OLD_CHARACTER_SET_RESULTS=@@CHARACTER_SET_RESULTS */;
/*!40101 SET @OLD_COLLATION_CONNECTION=@@COLLATION_CONNECTION */;
/*!40101 SET NAMES utf8mb4 */;
/*!40103 SET @OLD_TIME_ZONE=@@TIME_ZONE */;
/*!40103 SET TIME_ZONE='+00:00' */;
/*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;
/*!40111 SET @OLD_SQL_NOTES=@@SQL_NOTES, SQL_NOTES=0 */;

--
-- Table structure for table `access_tokens`; what follows isn't a statement
--

DROP TABLE IF EXISTS `access_tokens`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
/*!40101 SET character_set_client = utf8mb4 */;
CREATE TABLE `access_tokens` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `account_id` bigint(20) unsigned NOT NULL,
  `token` varchar(200) NOT NULL,
  `role` varchar(200) NOT NULL,
  `type` varchar(200) DEFAULT 'login',
  `expires` datetime NOT NULL,
  `acls` varchar(200) DEFAULT 'full',
  `description` varchar(200) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `id` (`id`),
  UNIQUE KEY `account_id` (`account_id`,`id`),
  CONSTRAINT `access_tokens_ibfk_1` FOREIGN KEY (`account_id`) REFERENCES `accounts` (`id`) ON DELETE CASCADE ON UPDATE NO ACTION
) ENGINE=InnoDB AUTO_INCREMENT=9 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci;
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `access_tokens` WRITE;
/*!40000 ALTER TABLE `access_tokens` DISABLE KEYS */;
INSERT INTO `access_tokens` VALUES
(1,2,'1111111111111111111111111111111111111111111111111111111111111111','reseller','login','2026-11-01 10:00:00','full',''),
(2,21,'2222222222222222222222222222222222222222222222222222222222222222','customer','api','0000-00-00 00:00:00','read','integration: Loyalty'),
(3,22,'3333333333333333333333333333333333333333333333333333333333333333','desk','api','0000-00-00 00:00:00','read','integration: Gone'),
(4,2,'4444444444444444444444444444444444444444444444444444444444444444','reseller','api','0000-00-00 00:00:00','full','billing'),
(5,2,'5555555555555555555555555555555555555555555555555555555555555555','reseller','api','0000-00-00 00:00:00','root','odd');
/*!40000 ALTER TABLE `access_tokens` ENABLE KEYS */;
UNLOCK TABLES;

CREATE TABLE `accounts` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `creator_id` bigint(20) unsigned NOT NULL,
  `uuid` varchar(200) DEFAULT NULL,
  `type` varchar(200) NOT NULL,
  `name` varchar(200) NOT NULL,
  `username` varchar(200) NOT NULL,
  `password` varchar(200) NOT NULL,
  `email` varchar(250) DEFAULT NULL,
  `privacy_name` varchar(512) DEFAULT NULL,
  `privacy_vat` varchar(512) DEFAULT NULL,
  `privacy_address` varchar(512) DEFAULT NULL,
  `privacy_email` varchar(512) DEFAULT NULL,
  `privacy_dpo` varchar(512) DEFAULT NULL,
  `privacy_dpo_mail` varchar(512) DEFAULT NULL,
  `created` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `username` (`username`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `accounts` VALUES (1,0,'','admin','Admin','admin','21232f297a57a5a743894a0e4a801fc3','','','','','','','','2018-03-01 09:30:00'),(2,1,'uuid-of-the-reseller','reseller','Valley WiFi; Ltd.','valley','5f4dcc3b5aa765d61d8327deb882cf99','it\'s@valley.example',NULL,NULL,NULL,NULL,NULL,NULL,'2018-03-02 09:30:00'),(21,1,NULL,'customer','Hotel \"Alpina\"','alpina','5f4dcc3b5aa765d61d8327deb882cf99','c@alpina.example','','','','','','','2018-03-03 09:30:00'),(22,2,'uuid-of-the-desk','desk','Desk Café','alpina-desk','5f4dcc3b5aa765d61d8327deb882cf99','','','','','','','','2018-03-03 09:31:00'),(23,2,'uuid-of-nobody','customer','Without hotspot','nobody','5f4dcc3b5aa765d61d8327deb882cf99','','','','','','','','2018-03-03 09:31:00'),(24,1,'uuid-of-a-second-admin','admin','Second','admin2','5f4dcc3b5aa765d61d8327deb882cf99','','','','','','','','2018-03-03 09:31:00');

CREATE TABLE `accounts_hotspots` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `account_id` bigint(20) unsigned NOT NULL,
  `hotspot_id` bigint(20) unsigned NOT NULL,
  PRIMARY KEY (`id`)
);
INSERT INTO `accounts_hotspots` (`id`, `hotspot_id`, `account_id`) VALUES (1,11,21),(2,11,22);

CREATE TABLE `hotspots` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `uuid` varchar(200) NOT NULL,
  `account_id` bigint(20) unsigned NOT NULL,
  `name` varchar(200) NOT NULL,
  `description` varchar(250) DEFAULT NULL,
  `business_name` varchar(512) DEFAULT NULL,
  `business_vat` varchar(512) DEFAULT NULL,
  `business_address` varchar(512) DEFAULT NULL,
  `business_email` varchar(512) DEFAULT NULL,
  `business_dpo` varchar(512) DEFAULT NULL,
  `business_dpo_mail` varchar(512) DEFAULT NULL,
  `integration_terms` text DEFAULT NULL,
  `created` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `name` (`name`)
);
INSERT INTO `hotspots` VALUES (11,'uuid-of-the-hotspot',2,'Alpina','Ground floor\r\n(and \\ terrace)','Alpina; DROP TABLE users;','01','1 Road','b@alpina.example','Dana','dpo@alpina.example','terms','2018-03-02 10:00:00'),(12,'uuid-of-the-lost',99,'Lost',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);

CREATE TABLE `units` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `hotspot_id` bigint(20) unsigned NOT NULL,
  `mac_address` varchar(200) NOT NULL,
  `name` varchar(200) DEFAULT NULL,
  `description` varchar(200) DEFAULT NULL,
  `uuid` varchar(200) NOT NULL,
  `secret` varchar(200) NOT NULL,
  `created` datetime DEFAULT NULL,
  `vlan` int(11) DEFAULT NULL,
  PRIMARY KEY (`id`)
);
INSERT INTO `units` (`id`, `hotspot_id`, `mac_address`, `name`, `description`, `uuid`, `secret`, `created`) VALUES (31,11,'e4:95:6e:44:1d:5c','Entrance',NULL,'uuid-of-the-unit','secret-of-the-imported-unit','2018-03-02 11:00:00'),(30,11,'E4-95-6E-44-1D-5C','Twin','','uuid-of-the-twin','s','2018-03-02 11:00:00'),(33,11,'unknown','Odd','','uuid-of-the-odd','s','2018-03-02 11:00:00');

CREATE TABLE `sessions` (`id` bigint(20) unsigned NOT NULL, `note` text);
INSERT INTO `sessions` VALUES (1,'INSERT INTO `units` VALUES (666,11,\'x\');'),(2,'a \\');

CREATE TABLE `subscription_plans` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `code` varchar(200) NOT NULL,
  `name` varchar(200) NOT NULL,
  `description` varchar(200) NOT NULL,
  `price` decimal(5,2) DEFAULT NULL,
  `period` int(11) DEFAULT NULL,
  `included_sms` int(11) NOT NULL,
  `max_units` int(11) NOT NULL,
  `advanced_report` tinyint(1) DEFAULT 0,
  `wings_customization` tinyint(1) DEFAULT 0,
  `social_analytics` tinyint(1) DEFAULT 0,
  PRIMARY KEY (`id`)
);
INSERT INTO `subscription_plans` VALUES (1,'free','Free','Free limited plan',0.00,365,0,1,0,0,0),(7,'valley','Valley plan','Made to measure',99.50,3650,700,42,1,1,0);
CREATE TABLE `subscriptions` (`id` bigint, `account_id` bigint, `subscription_plan_id` bigint, `valid_from` datetime, `valid_until` datetime, `created` datetime);
INSERT INTO `subscriptions` VALUES (1,2,7,'2026-01-01 00:00:00','2036-01-01 00:00:00',NULL);

CREATE TABLE `integrations` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(250) NOT NULL,
  `description` varchar(250) NOT NULL,
  `site` varchar(250) NOT NULL,
  `logo` mediumtext NOT NULL,
  `webhook_url` varchar(250) NOT NULL,
  `webhook_token` varchar(250) NOT NULL,
  `pre_auth_redirect_url` varchar(250) NOT NULL,
  `post_auth_redirect_url` varchar(250) NOT NULL,
  `privacy` varchar(2048) DEFAULT NULL,
  PRIMARY KEY (`id`)
);
INSERT INTO `integrations` VALUES (5,'Loyalty','For guests','https://loyalty.example','data:image/png;base64,AA==','https://loyalty.example/hook','imported-webhook-token','','https://loyalty.example/in','<p>It\'s private</p>'),
(6,'With a login','','','','https://hook:pass@loyalty.example/','t','','',NULL),
(7,'Inside','','','','http://10.0.0.5/hook','t','','',NULL),
(8,'With a strange token','','','','https://loyalty.example/hook','tokén€','','',NULL);
CREATE TABLE `account_integrations` (`id` bigint(20) unsigned NOT NULL, `account_id` bigint(20) unsigned NOT NULL, `integration_id` bigint(20) unsigned NOT NULL);
INSERT INTO `account_integrations` VALUES (1,2,5);
CREATE TABLE `hotspot_integrations` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `hotspot_id` bigint(20) unsigned NOT NULL,
  `integration_id` bigint(20) unsigned NOT NULL,
  `last_sync` datetime DEFAULT NULL,
  PRIMARY KEY (`id`)
);
INSERT INTO `hotspot_integrations` VALUES (1,11,5,'2026-10-01 08:00:00');

CREATE TABLE `hotspot_preferences` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `hotspot_id` bigint(20) unsigned NOT NULL,
  `key` varchar(250) NOT NULL,
  `value` mediumtext NOT NULL,
  PRIMARY KEY (`id`)
);
INSERT INTO `hotspot_preferences` VALUES
(1,11,'captive_2_title','Benvenuti à l\'Alpina'),
(2,11,'sms_login','true'),
(3,11,'marketing_11_key','secret of the newsletter'),
(4,12,'sms_login','true');

CREATE TABLE `account_preferences` (`id` bigint(20) unsigned NOT NULL, `account_id` bigint(20) unsigned NOT NULL, `key` varchar(250) NOT NULL, `value` varchar(250) NOT NULL);
INSERT INTO `account_preferences` VALUES (1,2,'theme','dark'),(2,24,'theme','light');

CREATE TABLE `disclaimers` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `type` varchar(250) NOT NULL,
  `title` varchar(250) NOT NULL,
  `body` text NOT NULL,
  PRIMARY KEY (`id`)
);
INSERT INTO `disclaimers` VALUES
(1,'tos','House rules','Rules of {{ .BusinessName }}'),
(2,'privacy','Newsletter','We write to you'),
(3,'cookies','Cookies','Yes'),
(4,'tos','Forgotten','Nobody has it');
CREATE TABLE `disclaimers_accounts` (`id` bigint(20) unsigned NOT NULL, `disclaimer_id` bigint(20) unsigned NOT NULL, `account_id` bigint(20) unsigned NOT NULL);
INSERT INTO `disclaimers_accounts` VALUES (1,1,2),(2,2,2),(3,3,2);
CREATE TABLE `disclaimers_hotspots` (`id` bigint(20) unsigned NOT NULL, `disclaimer_id` bigint(20) unsigned NOT NULL, `hotspot_id` bigint(20) unsigned NOT NULL);
INSERT INTO `disclaimers_hotspots` VALUES (1,1,11),(2,2,11),(3,1,12);

CREATE TABLE `hotspot_vouchers` (`id` bigint(20) unsigned NOT NULL, `code` varchar(250) NOT NULL);
INSERT INTO `hotspot_vouchers` VALUES (1,'one'),(2,'two; (three)'),(3,_binary 'fo\'ur');
CREATE TABLE `own_additions` (`id` bigint(20) unsigned NOT NULL, `picture` blob);
INSERT INTO `own_additions` VALUES (1,_binary '\0ab;'),(2,NULL);

/*!50003 SET @saved_sql_mode       = @@sql_mode */ ;
/*!50003 SET sql_mode              = 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES' */ ;
DELIMITER ;;
/*!50003 CREATE*/ /*!50017 DEFINER=`icaro`@`localhost`*/ /*!50003 TRIGGER `t` BEFORE INSERT ON `sessions` FOR EACH ROW BEGIN
 INSERT INTO `units` VALUES (1); SET NEW.note = 'it\'; END
*/;;
DELIMITER ;
/*!50003 SET sql_mode              = @saved_sql_mode */ ;
/*!50001 CREATE ALGORITHM=UNDEFINED DEFINER=`icaro`@`localhost` SQL SECURITY DEFINER VIEW `v` AS select `units`.`id` AS `id` from `units` */;
/*!40103 SET TIME_ZONE=@OLD_TIME_ZONE */;

/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
/*!40014 SET UNIQUE_CHECKS=@OLD_UNIQUE_CHECKS */;
/*!40101 SET CHARACTER_SET_CLIENT=@OLD_CHARACTER_SET_CLIENT */;
/*!40101 SET CHARACTER_SET_RESULTS=@OLD_CHARACTER_SET_RESULTS */;
/*!40101 SET COLLATION_CONNECTION=@OLD_COLLATION_CONNECTION */;
/*!40111 SET SQL_NOTES=@OLD_SQL_NOTES */;

-- Dump completed on 2026-11-01 12:00:00
