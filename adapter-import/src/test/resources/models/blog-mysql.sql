-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: blog
-- ------------------------------------------------------
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!50503 SET NAMES utf8mb4 */;
SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
START TRANSACTION;

DROP TABLE IF EXISTS `wp_posts`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `wp_posts` (
  `ID` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `post_author` bigint(20) unsigned NOT NULL DEFAULT 0,
  `post_date` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `post_content` longtext COLLATE utf8mb4_unicode_520_ci NOT NULL,
  `post_title` text NOT NULL,
  `post_status` varchar(20) NOT NULL DEFAULT 'publish',
  `comment_status` enum('open','closed','registered only') NOT NULL DEFAULT 'open' COMMENT 'who may comment; it''s up to the author',
  `flags` set('sticky','featured') DEFAULT 'sticky',
  `post_parent` bigint(20) unsigned DEFAULT NULL,
  `menu_order` int(11) NOT NULL DEFAULT 0,
  `rating` decimal(5,2) unsigned DEFAULT NULL,
  `is_public` tinyint(1) NOT NULL DEFAULT 1,
  `views` mediumint(8) unsigned NOT NULL DEFAULT '0',
  `thumbnail` mediumblob,
  `updated_at` timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
  `meta` json DEFAULT NULL,
  `word_count` int GENERATED ALWAYS AS (char_length(`post_title`)) STORED,
  PRIMARY KEY (`ID`),
  UNIQUE KEY `title_author` (`post_title`(191),`post_author`),
  KEY `type_status_date` (`post_status`,`post_date`,`ID`),
  KEY `post_parent` (`post_parent`),
  FULLTEXT KEY `search` (`post_title`,`post_content`),
  CONSTRAINT `fk_author` FOREIGN KEY (`post_author`) REFERENCES `wp_users` (`ID`) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `fk_parent` FOREIGN KEY (`post_parent`) REFERENCES `wp_posts` (`ID`) ON DELETE SET NULL,
  CONSTRAINT `rating_range` CHECK (`rating` between 0 and 5)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci COMMENT='What people write; a "post"';
/*!40101 SET character_set_client = @saved_cs_client */;

LOCK TABLES `wp_posts` WRITE;
/*!40000 ALTER TABLE `wp_posts` DISABLE KEYS */;
INSERT INTO `wp_posts` (`ID`, `post_author`, `post_date`, `post_content`, `post_title`, `comment_status`, `flags`, `post_parent`, `is_public`, `updated_at`, `meta`, `thumbnail`) VALUES (1,1,'2024-01-31 10:00:00','Hello; world\nsecond line','It\'s \"here\"','open','sticky,featured',NULL,1,'2024-02-01 00:00:00','{\"a\": [1, null]}',NULL),(2,1,'2024-02-01 11:30:00','<p>-- no comment /* here */</p>','Zweiter','registered only','',1,0,'2024-02-02 00:00:00',NULL,0x89504E47),
(3,2,'2024-02-03 09:00:00','','Third','closed',NULL,2,b'1','2024-02-03 00:00:00','[]',_binary 'x\0y');
/*!40000 ALTER TABLE `wp_posts` ENABLE KEYS */;
UNLOCK TABLES;

-- A table without keys, as phpMyAdmin writes them: they come at the end.
CREATE TABLE `wp_users` (
  `ID` bigint(20) UNSIGNED NOT NULL,
  `user_login` varchar(60) NOT NULL DEFAULT '',
  `user_email` varchar(100) NOT NULL DEFAULT '',
  `order` int(11) DEFAULT NULL COMMENT 'a reserved word',
  `group` varchar(10) CHARACTER SET ascii DEFAULT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `wp_users` VALUES (1, 'ada', 'ada@example.org', 1, NULL), (2, 'böb', 'bob@example.org', NULL, 'x');

ALTER TABLE `wp_users`
  ADD PRIMARY KEY (`ID`),
  ADD UNIQUE KEY `user_email` (`user_email`),
  ADD KEY `user_login_key` (`user_login`) USING BTREE;
ALTER TABLE `wp_users`
  MODIFY `ID` bigint(20) UNSIGNED NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=3;

CREATE TABLE wp_terms (term_id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, name varchar(200) NOT NULL, slug varchar(200) NOT NULL UNIQUE);
CREATE TABLE wp_term_relationships (
  object_id bigint unsigned NOT NULL,
  term_id int unsigned NOT NULL,
  PRIMARY KEY (object_id, term_id),
  FOREIGN KEY (object_id) REFERENCES wp_posts (ID) ON DELETE CASCADE,
  FOREIGN KEY (term_id) REFERENCES wp_terms (term_id)
);
INSERT INTO wp_terms (name, slug) VALUES ('News', 'news'), ('Old', 'old');
REPLACE INTO wp_term_relationships VALUES (1, 1), (1, 2), (2, 1);

DELIMITER ;;
CREATE TRIGGER `before_post` BEFORE INSERT ON `wp_posts` FOR EACH ROW BEGIN
  SET NEW.menu_order = 1;
END;;
DELIMITER ;
/*!50001 CREATE VIEW `recent` AS SELECT 1 */;
CREATE OR REPLACE VIEW `titles` AS SELECT `post_title` FROM `wp_posts`;
COMMIT;
